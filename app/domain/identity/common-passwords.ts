/**
 * Passwords and the words behind them that are tried first, Vietnamese ones included: folded to lower case without marks.
 * Compared also after digits and signs are taken off both ends, so that `congan@2027` falls with `congan`.
 * Kept here because the product asks no outside service (architecture section 4, rule 9).
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  123456 1234567 12345678 123456789 1234567890 12345678910 0123456789 0987654321 9876543210 987654321 87654321
  1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc zaq12wsx zaq1zaq1 qazwsx qazwsxedc
  qazxswedc qwerty qwertyu qwertyui qwertyuio qwertyuiop qwerty123 qwerty1234 qwerty12345 qwertz azerty azertyuiop
  asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfasdf asdfjkl zxcv zxcvb zxcvbn zxcvbnm poiuytrewq lkjhgfdsa mnbvcxz
  qweasd qweasdzxc qwe123 qwe123qwe asd123 zxc123 abc123 abc12345 abcd1234 abcde12345 abcdef abcdefg abcdefgh
  abcdefghi abcdefghij a1b2c3d4 a1b2c3d4e5 aa123456 a123456789 123abc 123456a 123456abc 1234qwer qwer1234 12qwaszx
  password password1 password12 password123 password1234 passw0rd p455w0rd pass pass123 pass1234 passpass passwd
  mypassword newpassword yourpassword thepassword password2023 password2024 password2025 password2026 changeme
  changeme123 letmein letmein123 welcome welcome1 welcome123 admin admin1 admin12 admin123 admin1234 admin12345
  administrator root root123 toor user user123 user1234 guest guest123 test test123 test1234 testtest testing tester
  demo demo123 demo1234 default temp temp123 temporary secret secret123 topsecret master master123 login login123
  access access123 system system123 server server123 manager operator support service office company computer laptop
  internet network wireless samsung iphone android google facebook youtube zalo zalo123 viber gmail yahoo hotmail
  microsoft windows iloveyou iloveyou1 iloveyou2 iloveyou123 ilovehim loveyou lovely love loveme love123 lovelove
  sweetheart darling honey baby babygirl babyboy angel angel123 princess prince queen king kingdom diamond golden
  silver sunshine moonlight starlight rainbow butterfly flower rose lily daisy orchid summer winter spring autumn
  monday friday sunday january december dragon dragon123 tiger tiger123 lion eagle monkey panda kitty puppy football
  football1 soccer baseball basketball tennis hockey superman batman spiderman ironman pokemon naruto doraemon conan
  starwars matrix minecraft freedom freedom1 liberty victory winner success lucky lucky7 lucky123 happy happy123 smile
  smiling forever together family mother father brother sister friend friends bestfriend michael jordan thomas robert
  daniel jessica ashley michelle nicole jennifer hannah anthony andrew joshua matthew charlie george william liverpool
  chelsea arsenal barcelona realmadrid manchester juventus ronaldo messi beckham neymar mercedes toyota honda yamaha
  ferrari porsche mustang corvette harley suzuki matkhau matkhau1 matkhau12 matkhau123 matkhau1234 matkhau12345
  matkhau123456 matkhaumoi matkhaucu matkhaucuatoi matkhaumacdinh matkhauyeu matkhaumanh khongmatkhau doimatkhau
  nhapmatkhau quenmatkhau khongnho khongbiet khongco khongcogi emyeuanh anhyeuem emyeuanh123 anhyeuem123 yeuem yeuanh
  yeuem123 yeuanh123 yeuemnhieu yeuemmaimai yeuanhmaimai yeumaimai mainhoem mainhoanh nhoem nhoanh nhoemnhieu toiyeuem
  toiyeuban toiyeuvietnam toiyeutoi tinhyeu tinhban tinhdau vochong voyeu chongyeu conyeu concung congai contrai
  giadinh giadinhtoi giadinhlaso1 bome bomeyeu bomeoi conyeubome conyeume meyeu meyeucon boyeu yeubome yeume chamehanh
  chame ongba anhem chiem banbe hanhphuc hanhphuc123 hanhphucnhe vuive vuivenhe binhan binhyen binhan123 maymanman
  mayman mayman123 thanhcong thanhcong123 thanhcong2024 thanhcong2025 thanhcong2026 phattai phattai123 phatloc
  phatloc123 tailoc tailoc123 locphat locphat68 locphat6868 thanhtai loclamphat tienve tienvaonhunuoc xinchao
  xinchao123 chaoban chaomung chaomungban tambiet camon camonban xinloi xincamon dongchi dongchi123 xinchaodongchi
  mothai mothaiba mothaibabon mothaibabonnam mothai3 motngaymoi ngaymai homnay homqua conduongtoidi duongve quehuong
  quehuongtoi quehuongvietnam datnuoc datnuoctoi tuoitre tuoitho tuoithanhxuan thanhxuan hoahong hoasen hoamai hoadao
  hoacuc hoaphuong hoasua saobang matroi mattrang bautroi bienxanh songnuoc nuidoi bongda bongda123 bongchuyen caulong
  banbi vodich vodich123 congan congan1 congan12 congan113 congan113113 congan123 congan1234 congan12345 congan123456
  congannhandan congan1945 congan2023 congan2024 congan2025 congan2026 conganvietnam conganviet conganxa conganxa123
  conganphuong conganphuong123 conganhuyen conganhuyen123 conganquan congantinh congantinh123 conganthitran
  conganthanhpho bocongan bocongan123 canhsat canhsat113 canhsat123 canhsat1234 canhsatgiaothong canhsatcodong
  canhsathinhsu canhsatkhuvuc canhsatnhandan csgt csgt123 cshs cscd cskv cand cand1945 cand1908 cand19081945 cand123
  candvn anninh anninh123 anninhtoquoc anninhnhandan vianninhtoquoc vianninh viannintoquoc baoveanninhtoquoc toquoc
  toquocvietnam toquocghicong vinuocquenthan vinuocquenthanvidanphucvu vidanphucvu vinuocvidan phucvunhandan nhandan
  nhandan123 conganvinhandan conganvidan danquan quandoi quandoi123 bodoi bodoi123 bodoicuho chiensi chiensi123 canbo
  canbo123 canbochiensi cbcs cbcs123 sisquan siquan siquan123 thuongta trungta thieuta daita daiuy daiuy123 thuonguy
  trunguy thieuuy thuongsi trungsi hasi binhnhat binhnhi trucban trucban113 trucban123 trucchihuy chihuy chihuy123
  banchihuy banchihuy123 doitruong doitruong123 phodoitruong truongcongan phocongan doitonghop doitonghop123 doicsgt
  doihinhsu doianninh tonghop tonghop123 hauca hauca123 haucan quanly quanly123 quanlyhanhchinh qlhc qlhc123 cancuoc
  cancuoc123 cancuoccongdan cccd cccd123 hokhau hokhau123 cutru cutru123 tamtru tamvang vneid vneid123 dinhdanh
  dinhdanhdientu dean06 dean061 dichvucong dichvucong123 motcua motcua123 tiepdan tiepdan123 niemno niemno1 niemno12
  niemno123 niemno1234 niemno12345 niemno2024 niemno2025 niemno2026 tantinh tantinh123 trachnhiem trachnhiem123
  niemnotantinh niemnotantinhtrachnhiem sauddieubacho saudieubacho saudieubachoday thidua thidua123 thiduayeunuoc
  khenthuong kyluat kyluat123 dieulenh dieulenh123 hoctap hoctap123 hocvalamtheobac huanluyen huanluyen123 chuyende
  chuyende123 lythuyet kiemtra kiemtra123 tructiep dangnhap dangnhap123 dangxuat taikhoan taikhoan1 taikhoan123
  quantri quantri1 quantri123 quantri1234 quantrihethong hethong hethong123 maytinh maytinh123 maychu maychu123
  mangnoibo noibo noibo123 nguoidung nguoidung1 nguoidung123 thunghiem thunghiem123 macdinh macdinh123 tamthoi
  tamthoi123 vietnam vietnam1 vietnam12 vietnam123 vietnam1234 vietnam1945 vietnam1975 vietnam2024 vietnam2025
  vietnam2026 vietnamvodich ivietnam iamvietnam vietnamtoiyeu hanoi hanoi123 hanoi1010 hanoimuathu saigon saigon123
  hochiminh hochiminh123 thanhphohochiminh bacho bachokinhyeu bachovidai chutichhochiminh danang danang123 haiphong
  haiphong123 cantho cantho123 hue123 hueyeu nghean nghean123 hatinh hatinh123 thanhhoa thanhhoa123 quangninh
  quangninh123 quangnam quangngai binhdinh khanhhoa nhatrang nhatrang123 dalat dalat123 lamdong dongnai dongnai123
  binhduong binhduong123 vungtau vungtau123 tayninh tayninh123 longan longan123 tiengiang bentre bentre123 vinhlong
  travinh dongthap angiang angiang123 kiengiang phuquoc camau camau123 baclieu soctrang haugiang bacninh bacgiang
  thainguyen langson caobang hagiang laocai yenbai sonla dienbien laichau hoabinh hoabinh123 phutho vinhphuc hungyen
  haiduong thaibinh namdinh ninhbinh quangbinh quangtri phuyen ninhthuan binhthuan kontum gialai daklak daknong
  binhphuoc mientay mientrung mienbac miennam truongsa hoangsa truongsahoangsa hoangsatruongsa hoangsavietnam
  truongsavietnam dienbienphu chienthang cachmang cachmangthangtam quockhanh quockhanh29 ngay30thang4 giaiphong
  giaiphong304 tudo tudo123 doclaptudo doclap doclaptudohanhphuc nguyenvana nguyenvanan nguyenvana123 nguyenthib
  tranvana tranvanb lethib phamvanc hoangvand nguyen nguyen123 nguyenvan nguyenthi tranvan tranthi levan lethi phamvan
  phamthi hoangvan hoangthi minhanh minhanh123 minhquan minhduc minhtuan minhhoang anhtuan anhtuan123 anhdung anhduc
  anhminh anhthu anhthu123 baongoc baochau baotran baolong ducanh ducanh123 duchuy ductrung giahan giabao giahuy
  giaminh hoanganh hoanganh123 hoanglong hoangnam hoangminh huonggiang huyhoang khanhlinh khanhhuyen khanhvy kimanh
  kimngan lananh lananh123 linhdan linhchi longnhat maianh maichi manhhung manhcuong ngocanh ngocanh123 ngoclan
  ngocmai nhatminh nhatnam phuonganh phuonglinh phuongthao phuongnam quanganh quanghuy quangminh quochuy quocanh
  quocbao quynhanh quynhnhu thanhhuyen thanhnam thanhtung thanhthao thaonguyen thuhang thuhien thuhuong thuphuong
  thutrang thuytrang thuylinh thuyduong tienanh tiendung trungkien trungduc trunghieu tuananh tuananh123 tuankiet
  tuanminh vananh vietanh vietanh123 viethung vietdung xuanmai xuanhoa yennhi yenchi
`
    .split(/\s+/)
    .filter(Boolean),
)
