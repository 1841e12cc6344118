import type { KnowledgeCheckData } from '~/domain/publishing/block-data'
import { readTags } from '~/domain/publishing/inert-html'

/** A practice check in stored lesson HTML; its keys are public and lie beside the block. Null when there is none of this id. */
export function findPracticeCheck(html: string, checkId: string): KnowledgeCheckData | null {
  const tag = readTags(html).find(
    ({ attributes }) => attributes.get('data-mdx') === 'KnowledgeCheck' && attributes.get('id') === checkId,
  )
  const data = tag?.attributes.get('data-props')
  return data ? (JSON.parse(data) as KnowledgeCheckData) : null
}

/** Whether exactly the right options were chosen; null when the choice is none that the check allows. */
export function isPracticeRight(check: KnowledgeCheckData, chosen: readonly string[]): boolean | null {
  const keys = new Set(chosen)
  const isKnown = [...keys].every((key) => check.options.some((option) => option.key === key))
  if (!isKnown || keys.size === 0 || (!check.multiple && keys.size > 1)) return null
  return check.options.every((option) => option.correct === keys.has(option.key))
}
