import { fullWeight, type QuestionBody, type QuestionContent } from './question-body'

const category = 'Ví dụ/Tiếp công dân'

/** One question of every type, for the template that people fill in. */
export const exampleQuestions: readonly { code: string; category: string; content: QuestionContent }[] = [
  example('Người dân vừa bước vào phòng tiếp dân, đồng chí làm gì trước?', {
    type: 'single',
    options: [
      { key: 'a', text: 'Đứng dậy chào và mời ngồi', correct: true, feedback: 'Lời chào đi trước công việc.' },
      { key: 'b', text: 'Hỏi ngay giấy tờ', correct: false, feedback: 'Việc này để sau lời chào.' },
      { key: 'c', text: 'Bảo người dân chờ', correct: false, feedback: '' },
    ],
  }),
  example('Những việc nào thuộc “bốn xin”?', {
    type: 'multiple',
    options: [
      { key: 'a', text: 'Xin chào', correct: true, feedback: '' },
      { key: 'b', text: 'Xin lỗi', correct: true, feedback: '' },
      { key: 'c', text: 'Xin nghỉ', correct: false, feedback: 'Không nằm trong bốn xin.' },
    ],
  }),
  example('Khi chưa giải quyết được, phải nói rõ lý do cho người dân.', {
    type: 'trueFalse',
    options: [
      { key: 'dung', text: 'Đúng', correct: true, feedback: '' },
      { key: 'sai', text: 'Sai', correct: false, feedback: 'Người dân cần biết vì sao và bao giờ xong.' },
    ],
  }),
  example('Người dân to tiếng vì chờ lâu. Đồng chí xử lý thế nào?', {
    type: 'situation',
    options: [
      { key: 'a', text: 'Xin lỗi, hỏi việc và báo thời gian', quality: 'best', feedback: 'Vừa dịu lòng vừa có việc.' },
      {
        key: 'b',
        text: 'Mời người dân ngồi chờ thêm',
        quality: 'acceptable',
        feedback: 'Lịch sự nhưng chưa nói bao giờ xong.',
      },
      { key: 'c', text: 'Yêu cầu người dân giữ trật tự', quality: 'wrong', feedback: 'Đẩy việc về phía người dân.' },
    ],
  }),
  example('Người dân được gọi là gì trong câu “lấy … làm gốc”?', {
    type: 'shortAnswer',
    accepted: [
      { text: 'dân', weight: fullWeight, feedback: '' },
      { text: 'nhân dân', weight: fullWeight, feedback: '' },
    ],
    ignoreMarks: false,
  }),
  example('Sáu điều Bác Hồ dạy Công an nhân dân có từ năm nào?', {
    type: 'numeric',
    accepted: [
      { value: '1948', tolerance: '0', weight: fullWeight, feedback: '' },
      { value: '1948', tolerance: '1', weight: fullWeight / 2, feedback: 'Gần đúng.' },
    ],
  }),
  example('Ghép lời dạy với đối tượng.', {
    type: 'matching',
    pairs: [
      { key: 'a', prompt: 'Cần, kiệm, liêm, chính', answer: 'Đối với tự mình' },
      { key: 'b', prompt: 'Kính trọng, lễ phép', answer: 'Đối với nhân dân' },
    ],
    distractors: [{ key: 'c', text: 'Đối với công việc' }],
  }),
  example('Sắp xếp các bước tiếp nhận hồ sơ.', {
    type: 'ordering',
    items: [
      { key: 'a', text: 'Chào và hỏi việc' },
      { key: 'b', text: 'Xem hồ sơ' },
      { key: 'c', text: 'Viết giấy hẹn' },
    ],
  }),
  example('Điền từ còn thiếu.', {
    type: 'missingWord',
    parts: ['Đối với nhân dân, phải ', '.'],
    gaps: [
      {
        accepted: [
          { text: 'kính trọng, lễ phép', weight: fullWeight, feedback: '' },
          { text: 'lễ phép', weight: fullWeight / 2, feedback: 'Còn thiếu “kính trọng”.' },
        ],
      },
    ],
    ignoreMarks: true,
  }),
  example('Đồng chí đã làm gì để người dân hài lòng hơn trong tháng này?', {
    type: 'essay',
    marking: 'points',
    maxPoints: 10,
    minWords: 100,
    maxWords: 400,
    guide: 'Nêu một việc cụ thể và kết quả.',
    rubric: [
      { criterion: 'Nêu được việc cụ thể của mình', points: 6 },
      { criterion: 'Nêu được kết quả và điều rút ra', points: 4 },
    ],
  }),
]

function example(stem: string, body: QuestionBody) {
  const content: QuestionContent = {
    topic: 'Tiếp công dân',
    difficulty: 'medium',
    tags: ['ví dụ'],
    passage: '',
    stem,
    explanation: '',
    body,
  }
  return { code: '', category, content }
}
