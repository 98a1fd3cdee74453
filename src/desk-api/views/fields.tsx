type FieldProps = {
  label: string
  name: string
  /** of the element, where the page has another field of that name */
  id?: string
  type?: 'text' | 'email' | 'password'
  autocomplete: string
  value?: string
  hint?: string
  /** the first thing to fill in on its page */
  isFirst?: boolean
  isCode?: boolean
}

export function Field(props: FieldProps) {
  const { label, name, id = name, type = 'text', value, hint, isFirst, isCode } = props
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        autocomplete={props.autocomplete}
        value={value}
        required
        autofocus={isFirst}
        autocapitalize="none"
        spellcheck={false}
        inputmode={isCode ? 'text' : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </p>
  )
}

/** Where to go after signing in; null: the desk. */
export function Back({ to }: { to: string | null }) {
  return to === null ? null : <input type="hidden" name="back" value={to} />
}

export function Submit({ label, isGrave }: { label: string; isGrave?: boolean }) {
  return (
    <p>
      <button type="submit" class={isGrave ? 'grave' : undefined}>
        {label}
      </button>
    </p>
  )
}

/** What went wrong with the form below; nothing where nothing did. */
export function Problem({ says }: { says: string | null }) {
  return says === null ? null : (
    <p class="problem" role="alert">
      {says}
    </p>
  )
}

/** What has been done; nothing where nothing was. */
export function Done({ says }: { says: string | null }) {
  return says === null ? null : (
    <p class="done" role="status">
      {says}
    </p>
  )
}
