/** A good lesson head; the body under test starts on line 8. */
export const head = `---
code: bai-thu
title: Bài thử
objective: Thử một điều
summary: Một câu
author: Bộ phận huấn luyện
---
`

export function lesson(body: string): string {
  return head + body
}

/** Two turns and two endings that hang together. */
export const scenario = `<Scenario id="tinh-huong-1" title="Thiếu giấy" topic="Cư trú" setting="Gần hết giờ.">

<Turn id="mo-dau" speaker="Bác Năm" says="Tôi đi lại khó.">

<Choice mark="wrong" next="ket-kem" misses="xin-loi luon-giup-do" feedback="Chưa đúng.">Dạ, thiếu thì chịu.</Choice>

<Choice mark="best" next="tiep" shows="xin-loi" feedback="Đúng cách.">Dạ, xin lỗi bác.</Choice>

</Turn>

<Turn id="tiep" speaker="Bác Năm" says="Vậy làm sao?">

<Choice mark="best" next="ket-tot" feedback="Đúng cách.">Để cháu giúp.</Choice>

<Choice mark="acceptable" next="ket-kem" feedback="Tạm được.">Bác chờ chút.</Choice>

</Turn>

<Ending id="ket-tot" result="good" title="Xong việc">

Bác ra về vui vẻ.

</Ending>

<Ending id="ket-kem" result="poor" title="Chưa xong">

Bác phải đi lại.

</Ending>

</Scenario>
`

export const check = `<KnowledgeCheck id="kiem-tra-1" required prompt="Làm gì trước?">

<Option feedback="Chưa.">Nhập nốt.</Option>

<Option correct feedback="Đúng.">Chào **trước**.</Option>

</KnowledgeCheck>
`
