/** Ready-made text for the editor's toolbar, so that a trainer never has to remember a tag. */
export interface BlockSkeleton {
  /** Component name, or the type of question. */
  key: string
  /** Word on the button. */
  label: string
  text: string
}

export const lessonBlocks: readonly BlockSkeleton[] = [
  { key: 'heading', label: 'Mục mới', text: '## Tên mục\n\nViết nội dung của mục.' },
  {
    key: 'callout',
    label: 'Khối nhấn',
    text: '<Callout kind="remember" title="Ghi nhớ">\n\nMột hoặc hai câu để nhớ.\n\n</Callout>',
  },
  {
    key: 'apply',
    label: 'Áp dụng',
    text: '<Callout kind="apply" title="Áp dụng vào công việc">\n\nGhi việc làm được ngay trong ca trực tới.\n\n</Callout>',
  },
  {
    key: 'story',
    label: 'Câu chuyện',
    text: '<Story title="Tên câu chuyện">\n\nKể chuyện ngắn, không dùng tên thật.\n\n</Story>',
  },
  { key: 'quote', label: 'Trích dẫn', text: '<Quote source="Nguồn của câu trích">Chép đúng nguyên văn.</Quote>' },
  {
    key: 'dialogue',
    label: 'Đối thoại',
    text: [
      '<Dialogue title="Ở quầy tiếp dân">',
      '',
      '<Line who="citizen" name="Bác Tư">Lời của người dân.</Line>',
      '',
      '<Line who="officer">Lời của đồng chí.</Line>',
      '',
      '</Dialogue>',
    ].join('\n'),
  },
  {
    key: 'compare',
    label: 'So sánh',
    text: [
      '<Compare title="Cùng một việc, hai cách làm">',
      '',
      '<Wrong>',
      '',
      'Cách chưa đúng.',
      '',
      '</Wrong>',
      '',
      '<Right>',
      '',
      'Cách đúng.',
      '',
      '</Right>',
      '',
      '</Compare>',
    ].join('\n'),
  },
  {
    key: 'steps',
    label: 'Các bước',
    text: '<Steps title="Làm lần lượt">\n\n1. **Bước một.** Việc cần làm.\n2. **Bước hai.** Việc cần làm.\n\n</Steps>',
  },
  {
    key: 'table',
    label: 'Bảng',
    text: '| Tình huống | Đồng chí nói |\n|---|---|\n| Nội dung | Nội dung |',
  },
  {
    key: 'figure',
    label: 'Hình',
    text: '<Figure src="images/ten-hinh.svg" alt="Mô tả hình cho người không xem được." caption="Chú thích dưới hình." />',
  },
  {
    key: 'flashcards',
    label: 'Thẻ ghi nhớ',
    text: '<Flashcards title="Thử trả lời trước khi lật thẻ">\n\n<Card front="Mặt trước: câu hỏi">\n\nMặt sau: câu trả lời.\n\n</Card>\n\n</Flashcards>',
  },
  {
    key: 'checklist',
    label: 'Việc cần làm',
    text: '<Checklist id="viec-can-lam" title="Trước ca trực">\n\n<Item>Việc thứ nhất.</Item>\n\n<Item>Việc thứ hai.</Item>\n\n</Checklist>',
  },
  {
    key: 'check',
    label: 'Câu tự kiểm tra',
    text: [
      '<KnowledgeCheck id="kiem-tra-2" required prompt="Viết câu hỏi.">',
      '',
      '<Option correct feedback="Nói vì sao đúng.">Phương án đúng</Option>',
      '',
      '<Option feedback="Nói vì sao chưa đúng.">Phương án chưa đúng</Option>',
      '',
      '</KnowledgeCheck>',
    ].join('\n'),
  },
  {
    key: 'reflection',
    label: 'Ô tự soi',
    text: '<Reflection id="tu-soi" prompt="Đồng chí tự ghi điều mình sẽ sửa." hint="Chỉ lưu trên máy của đồng chí." words="150" />',
  },
  {
    key: 'scenario',
    label: 'Tình huống',
    text: [
      '<Scenario id="tinh-huong-1" title="Tên tình huống" topic="Tiếp dân" setting="Thời gian, nơi chốn, ai đến và cần việc gì.">',
      '',
      '<Turn id="mo-dau" speaker="Bác Năm" says="Lời đầu tiên của người dân.">',
      '',
      '<Choice mark="best" next="luot-hai" shows="xin-chao luon-lang-nghe" feedback="Nói vì sao cách này tốt.">Lời đáp đúng nhất.</Choice>',
      '',
      '<Choice mark="wrong" next="ket-chua-dat" misses="luon-giup-do" feedback="Nói vì sao cách này chưa đúng.">Lời đáp chưa đúng.</Choice>',
      '',
      '</Turn>',
      '',
      '<Turn id="luot-hai" speaker="Bác Năm" says="Người dân nói tiếp.">',
      '',
      '<Choice mark="best" next="luot-ba" shows="xin-phep" feedback="Nói vì sao cách này tốt.">Lời đáp đúng nhất.</Choice>',
      '',
      '<Choice mark="acceptable" next="ket-tam" misses="xin-cam-on" feedback="Nói điều còn thiếu.">Lời đáp tạm được.</Choice>',
      '',
      '</Turn>',
      '',
      '<Turn id="luot-ba" speaker="Bác Năm" says="Người dân hỏi câu cuối.">',
      '',
      '<Choice mark="best" next="ket-tot" shows="xin-cam-on" feedback="Nói vì sao cách này tốt.">Lời đáp đúng nhất.</Choice>',
      '',
      '<Choice mark="wrong" next="ket-chua-dat" misses="luon-nhe-nhang" feedback="Nói vì sao cách này chưa đúng.">Lời đáp chưa đúng.</Choice>',
      '',
      '</Turn>',
      '',
      '<Ending id="ket-tot" result="good" title="Người dân yên tâm ra về">',
      '',
      'Điều đã làm tốt.',
      '',
      '</Ending>',
      '',
      '<Ending id="ket-tam" result="fair" title="Xong việc, nhưng chưa trọn">',
      '',
      'Điều còn thiếu.',
      '',
      '</Ending>',
      '',
      '<Ending id="ket-chua-dat" result="poor" title="Người dân chưa hài lòng">',
      '',
      'Điều cần sửa.',
      '',
      '</Ending>',
      '',
      '</Scenario>',
    ].join('\n'),
  },
]

/** The block with an id of its own: the first `id="…"` is numbered on until the lesson does not have it. */
export function withFreshId(block: string, source: string): string {
  const id = /\bid="([^"]+)"/.exec(block)?.[1]
  return id ? block.replace(`id="${id}"`, `id="${freshName(id, (name) => source.includes(`id="${name}"`))}"`) : block
}

function freshName(name: string, isTaken: (name: string) => boolean): string {
  const stem = name.replace(/-\d+$/, '')
  let fresh = name
  for (let number = 2; isTaken(fresh); number += 1) fresh = `${stem}-${number}`
  return fresh
}
