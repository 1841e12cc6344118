import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { parseQuizSource } from '../../app/domain/publishing/quiz-source'
import type { AcceptedText, BodyOf, QuestionBody } from '../../app/domain/questions/question-body'

/** Answers questions of every kind by what stands on the screen, rightly or wrongly. */

/** How the controls are worked: by keys alone, by tapping, or by a mouse. */
export type Means = 'keyboard' | 'touch' | 'mouse'

/** The questions of a course folder by their stems. */
export function questionsOf(courseFolder: string): Map<string, QuestionBody> {
  const files = readdirSync(courseFolder).filter((name) => name.endsWith('.quiz.yaml'))
  const questions = files.flatMap((file) => {
    const read = parseQuizSource(readFileSync(path.join(courseFolder, file), 'utf8'))
    if (!read.ok) throw new Error(`${file}: ${read.faults.map(({ reason }) => reason).join(' ')}`)
    return read.quiz.questions
  })
  return new Map(questions.map(({ stem, body }) => [folded(stem), body]))
}

export function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** The question on the page, from those known. */
export async function askedQuestion(page: Page, known: ReadonlyMap<string, QuestionBody>): Promise<QuestionBody> {
  const stem = folded((await page.locator('form#cau-hoi').getByRole('heading', { level: 2 }).textContent()) ?? '')
  const body = known.get(stem)
  if (!body) throw new Error(`No known question reads "${stem}"`)
  return body
}

interface Answering {
  isRight: boolean
  means?: Means
}

/** Fills the question on the page in. An essay has no wrong answer. */
export async function answer(page: Page, body: QuestionBody, { isRight, means = 'mouse' }: Answering) {
  const form = page.locator('form#cau-hoi')
  switch (body.type) {
    case 'single':
    case 'multiple':
    case 'trueFalse':
    case 'situation':
      return choose(form, rightTexts(body), { isRight, means })
    case 'shortAnswer':
      return type(form.getByRole('textbox'), isRight ? plainText(body.accepted) : 'không rõ', means)
    case 'numeric':
      return type(form.getByRole('textbox'), isRight ? rightNumber(body) : '999999', means)
    case 'matching':
      return match(form, body, { isRight, means })
    case 'ordering':
      return order(form, body, { isRight, means })
    case 'missingWord':
      for (const [index, gap] of body.gaps.entries())
        await type(
          form.getByLabel(`Chỗ trống ${index + 1}`, { exact: true }),
          isRight ? plainText(gap.accepted) : 'không rõ',
          means,
        )
      return
    case 'essay':
      return type(form.getByRole('textbox'), 'Tôi mời bác ngồi, đọc chậm tờ khai rồi điền giúp bác.', means)
  }
}

function rightTexts(body: BodyOf<'single' | 'multiple' | 'trueFalse'> | BodyOf<'situation'>): string[] {
  if (body.type === 'situation') return body.options.filter((one) => one.quality === 'best').map((one) => one.text)
  return body.options.filter((one) => one.correct).map((one) => one.text)
}

function plainText(accepted: readonly AcceptedText[]): string {
  const [best] = accepted.toSorted((a, b) => b.weight - a.weight)
  return best?.text.replaceAll('*', '') ?? ''
}

function rightNumber({ accepted }: BodyOf<'numeric'>): string {
  const [best] = accepted.toSorted((a, b) => b.weight - a.weight)
  if (!best) return ''
  return ('value' in best ? best.value : best.from).replace('.', ',')
}

/** A wrong answer leaves every right option out. */
async function choose(form: Locator, right: string[], { isRight, means }: Required<Answering>) {
  const rows = form.locator('label')
  const wanted = right.map(folded)
  for (let index = 0; index < (await rows.count()); index += 1) {
    const text = folded(((await rows.nth(index).textContent()) ?? '').replace(/^[A-J]/, ''))
    if (wanted.includes(text) !== isRight) continue
    const input = rows.nth(index).locator('input')
    const isRadio = (await input.getAttribute('type')) === 'radio'
    if (means === 'mouse') await input.check()
    else if (!(await input.isChecked())) await press(input, means, 'Space')
    await expect(input).toBeChecked()
    if (isRadio || !isRight) return
  }
}

/** One press of a control. A screen reader's or keyboard's user reaches it by its focus. */
async function press(control: Locator, means: Means, key: 'Enter' | 'Space') {
  if (means === 'touch') return control.tap()
  if (means === 'mouse') return control.click()
  await control.focus()
  await control.press(key)
}

async function type(field: Locator, text: string, means: Means) {
  if (means === 'keyboard') {
    await field.focus()
    await field.press('ControlOrMeta+a')
    await field.pressSequentially(text)
  } else {
    if (means === 'touch') await field.tap()
    await field.fill(text)
  }
  await field.blur()
}

async function match(form: Locator, { pairs }: BodyOf<'matching'>, { isRight, means }: Required<Answering>) {
  for (const { prompt, answer: right } of pairs) {
    const select = form.getByLabel(prompt, { exact: true })
    const options = await select.locator('option').allTextContents()
    const wanted = options.findIndex((option) => {
      const text = folded(option).replace(/^[A-Z]\. /, '')
      return option !== options[0] && (text === folded(right)) === isRight
    })
    if (means === 'keyboard') {
      await select.focus()
      await select.press((options[wanted] ?? '').slice(0, 1))
    } else await select.selectOption({ index: wanted })
    await expect(select).not.toHaveValue('')
  }
}

/** Rows one by one to their places; the wrong order is the right one turned over. */
async function order(form: Locator, { items }: BodyOf<'ordering'>, { isRight, means }: Required<Answering>) {
  const wanted = items.map(({ text }) => folded(text))
  if (!isRight) wanted.reverse()
  if ((await form.locator('select').count()) > 0) {
    for (const [index, text] of wanted.entries())
      await form.getByLabel(`Vị trí của “${text}”`).selectOption(String(index + 1))
    return
  }
  const keep = form.getByRole('button', { name: 'Giữ thứ tự này' })
  for (const [place, text] of wanted.entries()) {
    const up = form.getByRole('button', { name: `Đưa “${text}” lên`, exact: true })
    for (let from = await placeOf(form, text); from > place; from -= 1) {
      await press(up, means, 'Enter')
      await expect(form.getByRole('status')).toHaveText(`“${text}” ở vị trí ${from} trong ${wanted.length}.`)
      await expect(up).toBeFocused()
    }
  }
  if (await keep.isVisible()) await press(keep, means, 'Enter')
}

/** From zero. */
async function placeOf(form: Locator, text: string): Promise<number> {
  const rows = (await form.getByRole('listitem').allTextContents()).map(folded)
  return rows.findIndex((row) => row.replace(/^\d+/, '') === text)
}
