import type { ReactNode } from 'react'
import type { BlockData, BlockName } from '../block-data'

/** A block with its data beside it: the children are what is read without JavaScript and in print. */
export function Interactive<Name extends BlockName>({
  name,
  data,
  children,
}: {
  name: Name
  data: BlockData[Name]
  children: ReactNode
}) {
  return (
    <div className="nn-block" id={data.id} data-mdx={name} data-props={JSON.stringify(data)}>
      {children}
    </div>
  )
}
