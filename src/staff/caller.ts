/** Who asks, as far as the sign-in has to know. */
export type Caller = {
  /** the Cookie header; '' where there is none */
  cookie: string
  agent: string
  /** the client's address, as far as it can be believed */
  address: string
}
