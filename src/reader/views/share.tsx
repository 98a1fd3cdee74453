import type { PublishedArticle } from '#articles/published-article.ts'
import type { View } from './view.ts'

/**
 * Plain links that hand the address on: nothing is asked of anybody before the click. The address
 * itself can be marked with one tap, and stands on paper too.
 */
export function Share({ article, view }: { article: PublishedArticle; view: View }) {
  const words = view.messages.share
  const address = view.frame.siteUrl + article.path
  const { headline } = article.text
  const [url, text, both] = [address, headline, `${headline} ${address}`].map(encodeURIComponent)
  const ways = [
    ['Telegram', `https://t.me/share/url?url=${url}&text=${text}`],
    ['WhatsApp', `https://wa.me/?text=${both}`],
    [words.mail, `mailto:?subject=${text}&body=${url}`],
  ]
  return (
    <section class="share">
      <h2>{words.title}</h2>
      <ul>
        {ways.map(([name, href]) => (
          <li>
            <a href={href} rel="noopener nofollow">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p class="share-address">{address}</p>
    </section>
  )
}
