import { Callout } from './callout'
import { Checklist, Item } from './checklist'
import { Compare, Right, Wrong } from './compare'
import { Dialogue, Line } from './dialogue'
import { Figure } from './figure'
import { Card, Flashcards } from './flashcards'
import { KnowledgeCheck, Option } from './knowledge-check'
import { Quote } from './quote'
import { Reflection } from './reflection'
import { Choice, Ending, Scenario, Turn } from './scenario'
import { Steps } from './steps'
import { Story } from './story'

/** Tag name in a lesson → its static rendering. The same names as `vocabulary`. */
export const lessonBlocks = {
  Callout,
  Card,
  Checklist,
  Choice,
  Compare,
  Dialogue,
  Ending,
  Figure,
  Flashcards,
  Item,
  KnowledgeCheck,
  Line,
  Option,
  Quote,
  Reflection,
  Right,
  Scenario,
  Steps,
  Story,
  Turn,
  Wrong,
}
