import { expect, test } from 'vitest'
import type { ScenarioData } from '~/domain/publishing/block-data'
import { withoutMark } from '~/domain/publishing/practice-words'
import { conductOf, play } from '~/domain/publishing/scenario-play'

const choice = (mark: 'best' | 'acceptable' | 'wrong', next: string, more = {}) => ({
  mark,
  next,
  shows: [],
  misses: [],
  feedback: '',
  html: '',
  ...more,
})

const scenario: ScenarioData = {
  id: 'a',
  title: 'A',
  topic: 'Cư trú',
  setting: '',
  turns: [
    {
      id: 'mot',
      speaker: 'Bác',
      says: '1',
      choices: [
        choice('wrong', 'hai', { misses: ['xin-loi'] }),
        choice('best', 'ba', { shows: ['xin-loi', 'xin-chao'] }),
      ],
    },
    {
      id: 'hai',
      speaker: 'Bác',
      says: '2',
      choices: [choice('wrong', 'kem'), choice('best', 'ba', { shows: ['xin-loi'] })],
    },
    {
      id: 'ba',
      speaker: 'Bác',
      says: '3',
      choices: [choice('best', 'tot', { misses: ['luon-giup-do'] }), choice('wrong', 'kem')],
    },
  ],
  endings: [
    { id: 'tot', result: 'good', title: 'Tốt', html: '' },
    { id: 'kem', result: 'poor', title: 'Kém', html: '' },
  ],
}

test('begins with the first turn and counts the turns of the best way', () => {
  expect(play(scenario, [])).toMatchObject({ played: [], turn: { id: 'mot' }, ending: null, number: 1, total: 2 })
})

test('a choice leads on, and a worse one makes the way longer', () => {
  expect(play(scenario, [0])).toMatchObject({ turn: { id: 'hai' }, number: 2, total: 3 })
  expect(play(scenario, [1])).toMatchObject({ turn: { id: 'ba' }, number: 2, total: 2 })
})

test('ends with an ending and no further turn', () => {
  expect(play(scenario, [1, 0])).toMatchObject({ turn: null, ending: { id: 'tot' }, number: 2, total: 2 })
  expect(play(scenario, [0, 0])).toMatchObject({ turn: null, ending: { id: 'kem' } })
})

test('a path kept for another text is followed only as far as it leads', () => {
  expect(play(scenario, [7, 1])).toMatchObject({ played: [], turn: { id: 'mot' } })
  expect(play(scenario, [1, 0, 2, 2])).toMatchObject({ ending: { id: 'tot' } })
})

test('the conduct shown and missed over a path, in the order of "4 xin, 4 luôn"', () => {
  expect(conductOf(play(scenario, [0, 1, 0]).played)).toEqual({
    shown: ['xin-loi'],
    missed: ['xin-loi', 'luon-giup-do'],
  })
  expect(conductOf(play(scenario, [1, 0]).played).shown).toEqual(['xin-chao', 'xin-loi'])
})

test('a feedback does not say its mark twice', () => {
  expect(withoutMark('Chưa đúng. câu này đẩy việc.', 'wrong')).toBe('Câu này đẩy việc.')
  expect(withoutMark('Chưa đúng.', 'wrong')).toBe('Chưa đúng.')
  expect(withoutMark('Bác yên tâm.', 'best')).toBe('Bác yên tâm.')
})
