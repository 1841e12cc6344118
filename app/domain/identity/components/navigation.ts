import {
  BookOpen,
  CalendarCheck,
  CalendarClock,
  CalendarRange,
  ChartColumn,
  ChartNoAxesColumn,
  CircleAlert,
  CircleUserRound,
  CircleX,
  ClipboardCheck,
  FilePenLine,
  FileText,
  LayoutGrid,
  ListChecks,
  Lock,
  Mail,
  Medal,
  MessagesSquare,
  Network,
  PenLine,
  Presentation,
  ScrollText,
  UserRoundCog,
  Users,
} from 'lucide'
import type { NavGroup, NavItem } from '~/components/current-nav'
import type { Deed } from '../access'

/** The five places of a phone's bottom bar; everybody has them. */
export const bottomItems: NavItem[] = [
  { href: '/thang-nay', label: 'Tháng này', icon: CalendarCheck },
  { href: '/chuyen-de', label: 'Chuyên đề', icon: BookOpen, alsoFor: ['/bai-hoc', '/bai-lam'] },
  { href: '/tinh-huong', label: 'Tình huống', icon: MessagesSquare },
  { href: '/thi-dua', label: 'Thi đua', icon: Medal },
  {
    href: '/ca-nhan',
    label: 'Cá nhân',
    icon: CircleUserRound,
    alsoFor: [
      '/thong-bao',
      '/don-vi',
      '/can-bo',
      '/qua-han',
      '/het-luot',
      '/xu-ly',
      '/ke-hoach',
      '/nhac-viec',
      '/chot-thang',
      '/buoi-sinh-hoat',
      '/bao-cao',
      '/soan',
      '/cham-bai',
      '/duyet',
      '/quan-tri',
      '/thi-dua/bang-diem',
    ],
  },
]

/** The sidebar: what is open to this person, most responsible first. */
export function navGroups(open: readonly Deed[], { waitingEssays = 0 } = {}): NavGroup[] {
  const item = (deed: Deed, entry: NavItem) => (open.includes(deed) ? [entry] : [])
  const groups: NavGroup[] = [
    {
      label: 'Đơn vị',
      items: [
        ...item('viewFigures', { href: '/don-vi', label: 'Tổng quan', icon: LayoutGrid }),
        ...item('viewFigures', { href: '/can-bo', label: 'Cán bộ, chiến sĩ', icon: Users }),
        ...item('viewFigures', {
          href: '/qua-han',
          label: 'Quá hạn',
          icon: CircleAlert,
          alsoFor: ['/nhac-viec'],
        }),
        ...item('viewFigures', { href: '/het-luot', label: 'Hết lượt làm bài', icon: CircleX }),
        ...item('assignCourse', { href: '/ke-hoach', label: 'Kế hoạch tháng', icon: CalendarRange }),
        ...item('adjustStudy', { href: '/xu-ly', label: 'Đề xuất từ ngày nghỉ', icon: CalendarClock }),
        ...item('keepMeetings', { href: '/buoi-sinh-hoat', label: 'Buổi sinh hoạt', icon: Presentation }),
        ...item('viewFigures', { href: '/bao-cao', label: 'Báo cáo', icon: FileText }),
        ...item('viewFigures', { href: '/chot-thang', label: 'Chốt số liệu tháng', icon: Lock }),
        ...item('viewCampaign', { href: '/thi-dua/bang-diem', label: 'Bảng điểm thi đua', icon: ChartNoAxesColumn }),
      ],
    },
    {
      label: 'Nội dung',
      items: [
        ...item('writeLesson', { href: '/soan', label: 'Soạn bài', icon: FilePenLine }),
        ...item('writeQuestion', { href: '/soan/cau-hoi', label: 'Ngân hàng câu hỏi', icon: ListChecks }),
        ...item('viewItemStatistics', { href: '/soan/cau-hoi/thong-ke', label: 'Thống kê câu hỏi', icon: ChartColumn }),
        ...item('markEssay', {
          href: '/cham-bai',
          label: 'Chấm bài',
          icon: PenLine,
          count: waitingEssays,
          countLabel: `${waitingEssays} bài thu hoạch chờ chấm`,
        }),
        ...item('reviewLesson', { href: '/duyet', label: 'Duyệt nội dung', icon: ClipboardCheck }),
      ],
    },
    {
      label: 'Quản trị',
      items: [
        ...item('manageOfficers', { href: '/quan-tri/nguoi-dung', label: 'Người dùng', icon: UserRoundCog }),
        ...item('manageUnits', { href: '/quan-tri/don-vi', label: 'Đơn vị', icon: Network }),
        ...item('manageMail', { href: '/quan-tri/thu-dien-tu', label: 'Thư và nhắc việc', icon: Mail }),
        ...item('viewAudit', { href: '/quan-tri/nhat-ky', label: 'Nhật ký hệ thống', icon: ScrollText }),
      ],
    },
    {
      label: 'Học tập của tôi',
      items: bottomItems.map(({ alsoFor, ...entry }) => ({
        ...entry,
        alsoFor: entry.href === '/ca-nhan' ? ['/thong-bao'] : alsoFor,
      })),
    },
  ]
  return groups.filter((group) => group.items.length > 0)
}
