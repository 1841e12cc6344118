import { describe, expect, test } from 'vitest'
import { parseGift } from '~/domain/questions/gift-parser'
import type { QuestionBody } from '~/domain/questions/question-body'
import { findQuestionFaults } from '~/domain/questions/question-rules'
import { missingWordStem } from '~/domain/questions/question-title'

/** The one question of a file that has no fault. */
function only(file: string) {
  const { questions, faults, skipped } = parseGift(file)
  expect({ faults, skipped, count: questions.length }).toEqual({ faults: [], skipped: [], count: 1 })
  const question = questions[0]
  if (!question) throw new Error('No question')
  return question
}

function bodyOf(file: string): QuestionBody {
  return only(file).content.body
}

/** Texts with what each is worth: "Hà Nội =", "Huế 50". */
function worths(body: QuestionBody): string[] {
  if ('options' in body && body.type !== 'situation')
    return body.options.map(({ text, correct, weight }) =>
      `${text} ${weight === undefined ? '' : weight / 100_000}${correct ? '=' : ''}`.trim(),
    )
  if (body.type === 'shortAnswer') return body.accepted.map(({ text, weight }) => `${text} ${weight / 100_000}`)
  throw new Error(body.type)
}

function reasonOf(file: string): { line: number; reason: string } {
  const { questions, faults } = parseGift(file)
  expect(questions).toEqual([])
  expect(faults).toHaveLength(1)
  return faults[0] ?? { line: 0, reason: '' }
}

describe('every kind of answer', () => {
  test('one right among several', () => {
    const { content } = only('Ai ở trong lăng?{~Grant ~Jefferson =không ai cả}')
    expect(content.stem).toBe('Ai ở trong lăng?')
    expect(content.body.type).toBe('single')
    expect(worths(content.body)).toEqual(['Grant', 'Jefferson', 'không ai cả ='])
  })

  test('answers on lines of their own, with feedback and an explanation', () => {
    const { content } = only(`Thủ đô của Việt Nam?{
      ~Huế #Kinh đô xưa.
      =Hà Nội#Đúng.
      ~Đà Nẵng
      ####Từ năm 1945.
    }`)
    expect(content.explanation).toBe('Từ năm 1945.')
    expect(content.body).toMatchObject({
      options: [
        { key: 'a', text: 'Huế', correct: false, feedback: 'Kinh đô xưa.' },
        { key: 'b', text: 'Hà Nội', correct: true, feedback: 'Đúng.' },
        { key: 'c', text: 'Đà Nẵng', correct: false, feedback: '' },
      ],
    })
  })

  test('several right ones by weights, negative ones for wrong ones', () => {
    const body = bodyOf('Hai ai?{~%-50%Không ai ~%50%Ông ~%50%Bà ~%-50%Cha }')
    expect(body.type).toBe('multiple')
    expect(worths(body)).toEqual(['Không ai -50', 'Ông 50=', 'Bà 50=', 'Cha -50'])
    expect(findQuestionFaults(only('Hai ai?{~%-50%Không ai ~%50%Ông ~%50%Bà}').content)).toEqual([])
  })

  test('thirds with five decimals make the whole', () => {
    const { content } = only('Ba việc?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}')
    expect(worths(content.body)).toEqual(['a 33.33333=', 'b 33.33333=', 'c 33.33333=', 'd -100'])
    expect(findQuestionFaults(content)).toEqual([])
  })

  test('a single choice with half a mark for another', () => {
    const body = bodyOf('Khó.{~sai ~%50%nửa điểm =trọn điểm}')
    expect(body.type).toBe('single')
    expect(worths(body)).toEqual(['sai', 'nửa điểm 50', 'trọn điểm ='])
  })

  test('several right ones with equal signs', () => {
    const body = bodyOf('Những việc nào?{=chào ~bỏ đi =mời ngồi}')
    expect(body.type).toBe('multiple')
    expect(worths(body)).toEqual(['chào =', 'bỏ đi', 'mời ngồi ='])
  })

  test.each([
    ['T', true],
    ['F', false],
    ['TRUE', true],
    ['FALSE', false],
    [' true ', true],
  ])('true or false: {%s}', (written, isTrue) => {
    const body = bodyOf(`Mặt trời mọc ở phía đông.{${written}}`)
    expect(body).toMatchObject({
      type: 'trueFalse',
      options: [
        { key: 'dung', text: 'Đúng', correct: isTrue },
        { key: 'sai', text: 'Sai', correct: !isTrue },
      ],
    })
  })

  test('true or false: the first feedback is for who was wrong', () => {
    expect(bodyOf('Trời xanh.{T#nhìn lại#đúng rồi####vì tán xạ}')).toMatchObject({
      options: [{ feedback: 'đúng rồi' }, { feedback: 'nhìn lại' }],
    })
    expect(bodyOf('Trời đỏ.{FALSE#nhìn lại}')).toMatchObject({ options: [{ feedback: 'nhìn lại' }, { feedback: '' }] })
  })

  test('short answers with weights, wildcards and feedback', () => {
    const body = bodyOf('Ông là người {=Nazareth#Đúng =%75%Naz*#Sai chính tả =%0%*}')
    expect(body).toMatchObject({ type: 'shortAnswer', ignoreMarks: false })
    expect(worths(body)).toEqual(['Nazareth 100', 'Naz* 75', '* 0'])
  })

  test.each([
    ['{#1822}', { value: '1822', tolerance: '0' }],
    ['{#1822:5}', { value: '1822', tolerance: '5' }],
    ['{#3.141..3.142}', { from: '3.141', to: '3.142' }],
    ['{# -2,5 : 0,1 }', { value: '-2.5', tolerance: '0.1' }],
    ['{#-5..-1}', { from: '-5', to: '-1' }],
    ['{#1.5E3:1.0E-5}', { value: '1500', tolerance: '0.00001' }],
    ['{#.5}', { value: '0.5', tolerance: '0' }],
  ])('a number: %s', (section, answer) => {
    expect(bodyOf(`Bao nhiêu? ${section}`)).toEqual({
      type: 'numeric',
      accepted: [{ ...answer, weight: 10_000_000, feedback: '' }],
    })
  })

  test('several numbers, and what is said to any other', () => {
    const { content } = only('Năm sinh? {#\n=1822:0#Đúng.\n=%50%1822:2#Gần đúng.\n~#Xem lại bài.\n}')
    expect(content.body).toMatchObject({
      accepted: [
        { value: '1822', tolerance: '0', weight: 10_000_000, feedback: 'Đúng.' },
        { value: '1822', tolerance: '2', weight: 5_000_000, feedback: 'Gần đúng.' },
      ],
    })
    expect(content.explanation).toBe('Xem lại bài.')
  })

  test('matching, with an answer too many', () => {
    expect(bodyOf('Ghép.{\n=Canada -> Ottawa\n=Ý->Rome\n= -> Paris\n}')).toEqual({
      type: 'matching',
      pairs: [
        { key: 'a', prompt: 'Canada', answer: 'Ottawa' },
        { key: 'b', prompt: 'Ý', answer: 'Rome' },
      ],
      distractors: [{ key: 'c', text: 'Paris' }],
    })
  })

  test('an essay, with and without an explanation', () => {
    expect(only('Viết thu hoạch. {}').content).toMatchObject({ body: { type: 'essay', marking: 'passFail' } })
    expect(only('Viết thu hoạch. { ####Tự liên hệ. }').content).toMatchObject({
      explanation: 'Tự liên hệ.',
      body: { type: 'essay' },
    })
  })
})

describe('missing words', () => {
  test('a choice in the middle leaves a line in its place', () => {
    const { content } = only('Lễ Tạ ơn vào thứ Năm tuần {\n~hai\n~ba\n=tư\n} của tháng 11.')
    expect(content.stem).toBe('Lễ Tạ ơn vào thứ Năm tuần _____ của tháng 11.')
    expect(content.body.type).toBe('single')
  })

  test('a short answer in the middle is a gap', () => {
    const { content } = only('Kính trọng, {=lễ phép =lễ độ} với nhân dân.')
    expect(content.stem).toBe(missingWordStem)
    expect(content.body).toMatchObject({
      type: 'missingWord',
      parts: ['Kính trọng, ', ' với nhân dân.'],
      gaps: [{ accepted: [{ text: 'lễ phép' }, { text: 'lễ độ' }] }],
    })
  })

  test('a line break beside the gap is a blank', () => {
    expect(bodyOf('Hai cộng hai\n  {=bốn =4}\n  là đúng.')).toMatchObject({ parts: ['Hai cộng hai ', ' là đúng.'] })
  })

  test('a number before the full stop', () => {
    expect(only('Số pi là {#3.1415:0.0005}.').content.stem).toBe('Số pi là _____.')
  })
})

describe('what is text and what is a sign', () => {
  test('colons, addresses, equal signs and tildes in the stem are text', () => {
    expect(only('Xem: http://vi.du:80/?a=1~b#c lúc 7:30 :: đúng không?{T}').content.stem).toBe(
      'Xem: http://vi.du:80/?a=1~b#c lúc 7:30 :: đúng không?',
    )
  })

  test('a backslash takes the meaning from a sign, and only from a sign', () => {
    const { content } = only(
      String.raw`Tập \{1, 2\} \: 2+2\=4 ở C:\tep \\server\nDòng hai {= \= 2 + 3 ~ \~ \# \\ #\#1}`,
    )
    expect(content.stem).toBe('Tập {1, 2} : 2+2=4 ở C:\\tep \\server\nDòng hai')
    expect(content.body).toMatchObject({
      options: [
        { text: '= 2 + 3', feedback: '' },
        { text: '~ # \\', feedback: '#1' },
      ],
    })
  })

  test('a title is no part of the stem', () => {
    expect(only('::Câu 1\\: chào hỏi:: Chào ai trước? {=người dân ~cấp trên}').content.stem).toBe('Chào ai trước?')
  })

  test('comments are passed over, above and within', () => {
    expect(only('// chú thích {~\nCâu?{\n// nữa\n=a\n  // nữa } \n~b}').content.body).toMatchObject({
      options: [{ text: 'a' }, { text: 'b' }],
    })
  })

  test('formats: HTML is reduced to text, markdown and plain are kept', () => {
    expect(only('[html]<p>Chào &amp; mời<br>ngồi&nbsp;</p><p><b>Ai</b>?</p><script>x()</script>{T}').content.stem).toBe(
      'Chào & mời\nngồi\nAi?',
    )
    expect(only('<p>Không ghi dạng</p>{T}').content.stem).toBe('Không ghi dạng')
    expect(only('2 < 3 và x<y {T}').content.stem).toBe('2 < 3 và x<y')
    expect(only('[plain]<b>giữ</b>{T}').content.stem).toBe('<b>giữ</b>')
    expect(only('[markdown]**giữ**{=a#[html]<i>b</i> ~[plain]<i>}').content).toMatchObject({
      stem: '**giữ**',
      body: { options: [{ feedback: 'b' }, { text: '<i>' }] },
    })
    expect(only('[html]<p>Xem <img src\\="a.png" alt\\="biển báo"></p>{T}').content.stem).toBe('Xem biển báo')
  })

  test('a byte order mark, Windows line ends and separate marks', () => {
    const file = `\uFEFF::a::Kính trọng?{T}\r\n\r\n// [tag:x]\r\nLễ phép?{\r\n=có\r\n~không\r\n}\r\n`
    const { questions, faults } = parseGift(file.normalize('NFD'))
    expect(faults).toEqual([])
    expect(questions.map(({ line, content }) => [line, content.stem])).toEqual([
      [1, 'Kính trọng?'],
      [4, 'Lễ phép?'],
    ])
  })
})

describe('around the questions', () => {
  test('categories, codes and tags', () => {
    const { questions, faults } = parseGift(
      [
        '// question: 0  name: Switch category',
        '$CATEGORY: $course$/top/Tiếp dân/Lời chào',
        '',
        '// question: 7  name: a [id:chao-1] [tag:chào hỏi] [tag:có \\] ngoặc]',
        '::a::Một?{T}',
        '',
        '$CATEGORY: top/Lễ tân // trực ban',
        'Hai?{F}',
      ].join('\n'),
    )
    expect(faults).toEqual([])
    expect(questions).toMatchObject([
      { id: 'chao-1', category: 'Tiếp dân/Lời chào', line: 5, content: { tags: ['chào hỏi', 'có ] ngoặc'] } },
      { id: '', category: 'Lễ tân - trực ban', line: 8 },
    ])
  })

  test('a description is passed over with a word', () => {
    const { questions, faults, skipped } = parseGift('Đọc đoạn sau.\n\nCâu?{T}')
    expect([questions.length, faults.length]).toEqual([1, 0])
    expect(skipped).toEqual([{ line: 1, reason: expect.stringContaining('không phải câu hỏi') }])
  })
})

describe('faults', () => {
  test.each([
    ['Câu{=a ~b', 1, 'không đóng'],
    ['Câu =a ~b}', 1, 'không có {'],
    ['\n\nCâu?\n=a\n~b', 3, 'chưa có ngoặc nhọn'],
    ['Câu{=a ~b}\nCâu nữa{T}', 2, 'dòng trống'],
    ['Câu{chữ =a ~b}', 1, 'không bắt đầu'],
    ['Câu{đúng}', 1, 'không bắt đầu'],
    ['Câu{#năm}', 1, 'không phải là số'],
    ['Câu{#}', 1, 'chưa có số'],
    ['Câu{=a -> b =c}', 1, 'Mỗi cặp'],
    ['// [difficulty:rất khó]\nCâu{T}', 2, 'easy'],
    ['[html]<img src="a.png">{T}', 1, 'hình'],
  ])('%j', (file, line, reason) => {
    expect(reasonOf(file)).toEqual({ line, reason: expect.stringContaining(reason) })
  })

  test('one bad question of ten takes no other with it', () => {
    const blocks = Array.from({ length: 10 }, (_, index) => (index === 4 ? 'Hỏng {=a ~b' : `Câu ${index}?{=a ~b}`))
    const { questions, faults } = parseGift(blocks.join('\n\n'))
    expect(questions).toHaveLength(9)
    expect(faults).toEqual([{ line: 9, reason: expect.stringContaining('không đóng') }])
  })

  test('a blank line inside the braces is one message, and the next question is read', () => {
    const { questions, faults } = parseGift('Câu?{\n=a\n\n~b\n\n~c\n}\n\nCâu sau?{T}')
    expect(faults).toEqual([{ line: 1, reason: expect.stringContaining('dòng trống') }])
    expect(questions.map(({ content }) => content.stem)).toEqual(['Câu sau?'])
  })
})
