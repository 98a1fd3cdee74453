/** The cache tag of everything that shows a rate. */
export const RATES_TAG = 'rates'
