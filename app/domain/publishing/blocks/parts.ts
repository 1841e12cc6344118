import { Children, createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** The child components of a block; blank text between them is nothing. */
export function partsOf<Props>(children: ReactNode, type: (props: Props) => ReactNode): Props[] {
  return Children.toArray(children)
    .filter((child): child is ReactElement<Props> => isValidElement(child) && child.type === type)
    .map((child) => child.props)
}

/** The markup of a part's content, for the data beside the block. */
export function htmlOf(children: ReactNode): string {
  return renderToStaticMarkup(createElement(Fragment, null, children)).trim()
}

/** The words of a `keys` attribute. */
export function keysOf<Key extends string>(text: string | undefined): Key[] {
  return (text ?? '').split(/\s+/).filter((key) => key !== '') as Key[]
}
