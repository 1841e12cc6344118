import { Form, Link } from '@remix-run/react'
import { FolderTree } from 'lucide'
import { Button } from '~/components/button'
import { Card, CardHeader } from '~/components/card'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/field'
import { bankHref } from '../bank-params'

export interface CategoryPanelProps {
  categories: { id: string; path: string; name: string; depth: number; questionCount: number }[]
  currentPath: string
  /** What a refused deed sends back. */
  answer?: { intent: string; categoryId?: string; path: string; problem: string }
}

/** The tree of categories with what each holds; making one and giving one another name. */
export function CategoryPanel({ categories, currentPath, answer }: CategoryPanelProps) {
  const current = categories.find((category) => category.path === currentPath)
  const renaming = answer?.intent === 'renameCategory' ? answer : undefined
  const making = answer?.intent === 'createCategory' ? answer : undefined
  return (
    <Card aria-labelledby="danh-muc" className="self-start">
      <CardHeader id="danh-muc" title="Danh mục" />
      {categories.length > 0 ? (
        <ul className="flex flex-col py-1">
          {categories.map((category) => (
            <li key={category.id}>
              <Link
                to={bankHref({ categoryPath: category.path, home: 'bank' })}
                aria-current={category.path === currentPath ? 'page' : undefined}
                className="flex min-h-11 items-center justify-between gap-3 py-1.5 pr-4 hover:bg-sunken aria-[current]:bg-soft aria-[current]:font-semibold"
                style={{ paddingLeft: `${1 + category.depth}rem` }}
              >
                <span className="min-w-0 break-words">{category.name}</span>
                <span className="text-sm text-text-3 tabular-nums">
                  {category.questionCount}
                  <span className="sr-only"> câu</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          icon={FolderTree}
          title="Chưa có danh mục"
          detail="Câu hỏi của ngân hàng xếp theo danh mục, ví dụ Nghiệp vụ/Cư trú."
        />
      )}
      <div className="flex flex-col gap-4 border-t border-line p-4">
        <Form method="post" className="flex flex-col gap-3">
          <TextField
            label="Thêm danh mục"
            name="path"
            maxLength={700}
            hint="Danh mục con viết sau dấu /."
            defaultValue={making?.path}
            errors={making && [making.problem]}
          />
          <Button type="submit" name="intent" value="createCategory" variant="secondary" className="self-start">
            Thêm
          </Button>
        </Form>
        {current ? (
          <Form key={current.id} method="post" className="flex flex-col gap-3 border-t border-line pt-4">
            <input type="hidden" name="categoryId" value={current.id} />
            <TextField
              label={`Đổi tên “${current.name}”`}
              name="path"
              maxLength={700}
              hint="Ghi cả đường dẫn. Các danh mục con đi cùng."
              defaultValue={renaming?.path ?? current.path}
              errors={renaming && [renaming.problem]}
            />
            <Button type="submit" name="intent" value="renameCategory" variant="secondary" className="self-start">
              Đổi tên
            </Button>
          </Form>
        ) : null}
      </div>
    </Card>
  )
}
