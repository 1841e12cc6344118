/**
 * What a new lesson starts from: story, rule, áp dụng vào công việc, check and quiz, the parts that every monthly
 * lesson needs (domain brief 3). It compiles as it is, so that the first preview already shows a lesson.
 */

/** A YAML text in single quotes: safe whatever the title holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

export function lessonTemplate({ code, title }: { code: string; title: string }): string {
  return `---
code: ${code}
title: ${quoted(title)}
objective: Ghi một việc mà đồng chí làm được sau khi học xong bài này.
summary: Ghi một câu cho biết bài này nói về điều gì.
author: Bộ phận huấn luyện
sources:
  - Ghi văn bản hoặc tài liệu mà bài dựa vào
---

## Câu chuyện mở đầu

<Story title="Đặt tên câu chuyện">

Kể một chuyện ngắn ở nơi tiếp dân: ai, lúc nào, việc gì, kết quả ra sao. Không dùng tên thật và địa danh thật.

</Story>

## Điều cần nhớ

Viết quy tắc hoặc chuẩn mực bằng lời ngắn gọn.

<Callout kind="remember" title="Ghi nhớ">

Một hoặc hai câu để nhớ.

</Callout>

## Áp dụng vào công việc

<Callout kind="apply" title="Áp dụng vào công việc">

Ghi việc cụ thể mà đồng chí làm ngay trong ca trực tới.

</Callout>

## Tự kiểm tra

<KnowledgeCheck id="kiem-tra-1" required prompt="Viết câu hỏi để người học tự kiểm tra.">

<Option correct feedback="Nói vì sao đúng.">Phương án đúng</Option>

<Option feedback="Nói vì sao chưa đúng.">Phương án chưa đúng</Option>

</KnowledgeCheck>
`
}

export function quizTemplate(lessonCode: string): string {
  return `draw: 1
passPercent: 80
maxAttempts: 3
questions:
  - code: ${lessonCode}-01
    type: single
    topic: Điều cần nhớ
    passage: dieu-can-nho
    stem: Viết câu hỏi có một phương án đúng.
    options:
      - text: Phương án đúng
        correct: true
      - text: Phương án chưa đúng thứ nhất
      - text: Phương án chưa đúng thứ hai
      - text: Phương án chưa đúng thứ ba
    explanation: Giải thích vì sao phương án đúng là đúng.
  - code: ${lessonCode}-02
    type: trueFalse
    topic: Áp dụng vào công việc
    passage: ap-dung-vao-cong-viec
    stem: Viết một câu để người học cho biết đúng hay sai.
    answer: true
    explanation: Giải thích vì sao câu trên là đúng.
`
}
