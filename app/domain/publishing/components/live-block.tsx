import type { ChecklistData, FlashcardsData, KnowledgeCheckData, ReflectionData, ScenarioData } from '../block-data'
import { ChecklistBlock } from './checklist-block'
import { FlashcardsBlock } from './flashcards-block'
import { KnowledgeCheckBlock } from './knowledge-check-block'
import { ReflectionBlock } from './reflection-block'
import { ScenarioBlock } from './scenario-block'
import type { SleepingBlock } from './wake-blocks'

/** The component of a block. Its data was written by the same release's renderer, under the same name. */
export function LiveBlock({ name, data, chosen }: Pick<SleepingBlock, 'name' | 'data' | 'chosen'>) {
  switch (name) {
    case 'KnowledgeCheck':
      return <KnowledgeCheckBlock {...(data as KnowledgeCheckData)} alreadyChosen={chosen} />
    case 'Flashcards':
      return <FlashcardsBlock {...(data as FlashcardsData)} />
    case 'Checklist':
      return <ChecklistBlock {...(data as ChecklistData)} />
    case 'Reflection':
      return <ReflectionBlock {...(data as ReflectionData)} />
    case 'Scenario':
      return <ScenarioBlock scenario={data as ScenarioData} />
  }
}
