import type { ConvertModel } from '../page-models.ts'
import { ConvertedAmount } from './converted-amount.tsx'
import type { View } from './view.ts'

type Props = { model: ConvertModel; view: View }

/** A plain form and what came of it; the island (islands/convert.ts) only makes it quicker. */
export function ConvertView({ model, view }: Props) {
  const words = view.messages.rates.convert
  return (
    <div class="convert-page">
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="page-about">{words.about}</p>
      </header>
      <ConvertForm model={model} view={view} />
      <section class="convert-result" id="result" aria-live="polite">
        {model.fault && (
          <p class="convert-fault" id="convert-fault">
            {model.fault}
          </p>
        )}
        {model.found && <ConvertedAmount found={model.found} view={view} />}
      </section>
    </div>
  )
}

function ConvertForm({ model, view }: Props) {
  const { asked, sources, fault, swapHref } = model
  const words = view.messages.rates.convert
  return (
    <form
      class="convert"
      method="get"
      action={view.href('/rates/convert')}
      data-away={words.away}
      aria-describedby={fault ? 'convert-fault' : undefined}
    >
      <p class="convert-field convert-amount">
        <label for="amount">{words.amount}</label>
        <input
          id="amount"
          name="amount"
          value={asked.amount}
          inputmode="decimal"
          autocomplete="off"
          maxlength={40}
          required
        />
      </p>
      <CurrencyField name="from" label={words.from} model={model} view={view} />
      <p class="convert-field convert-swap">
        <a href={swapHref} title={words.swap}>
          <span aria-hidden="true">⇄</span>
          <span class="unseen">{words.swap}</span>
        </a>
      </p>
      <CurrencyField name="to" label={words.to} model={model} view={view} />
      <p class="convert-field">
        <label for="date">{words.date}</label>
        <input id="date" name="date" type="date" value={asked.date} max={view.frame.today} />
      </p>
      {sources.length > 1 && (
        <p class="convert-field">
          <label for="source">{words.source}</label>
          <select id="source" name="source">
            <option value="">{words.anySource}</option>
            {sources.map(({ code, name }) => (
              <option value={code} selected={code === asked.source}>
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
      <p class="convert-field convert-submit">
        <button type="submit">{words.submit}</button>
      </p>
    </form>
  )
}

function CurrencyField({
  name,
  label,
  model: { asked, currencies },
  view,
}: Props & { name: 'from' | 'to'; label: string }) {
  const words = view.messages.rates.convert
  const given = asked[name]
  const isKnown = currencies.some(({ code }) => code === given)
  return (
    <p class="convert-field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {!isKnown && given !== '' && (
          <option value={given} selected>
            {given}
          </option>
        )}
        {currencies.map(({ code, name: called }) => (
          <option value={code} selected={code === given}>
            {words.currency(code, called)}
          </option>
        ))}
      </select>
    </p>
  )
}
