/** The id every shell gives its `main`. */
export const contentId = 'noi-dung'

/** First in the tab order of every page, before any strip; shows itself once focused. */
export function SkipLink() {
  return (
    <a
      href={`#${contentId}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-primary px-4 py-2.5 font-semibold text-on-primary no-underline focus:translate-y-0 print:hidden"
    >
      Đến nội dung
    </a>
  )
}
