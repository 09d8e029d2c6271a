/**
 * Pairs of headlines, written for this test: the same article as an aggregator and its outlet word it, and different
 * articles that look alike. What a pair knows of day and author stands beside it.
 */
export interface Headline {
  title: string;
  author?: string;
  published?: string;
  /** Path at the outlet; numbers only, unless the address tells words. */
  path?: string;
}

export interface Pair {
  wanted: Headline;
  /** As the outlet has it. */
  entry: Headline;
}

const pair = (wanted: string | Headline, entry: string | Headline): Pair => ({
  wanted: typeof wanted === 'string' ? { title: wanted } : wanted,
  entry: typeof entry === 'string' ? { title: entry } : entry,
});
const by = (title: string, author?: string, published?: string): Headline => ({
  title,
  ...(author === undefined ? {} : { author }),
  ...(published === undefined ? {} : { published }),
});

/** The same article. */
export const SAME: readonly Pair[] = [
  pair('The harbour wall that nobody wanted to measure', 'The harbour wall that nobody wanted to measure'),
  pair('THE HARBOUR WALL THAT NOBODY WANTED TO MEASURE', 'The harbour wall that nobody wanted to measure'),
  pair('Why the ferry can’t wait any longer', "Why the ferry can't wait any longer"),
  pair(
    '“We were told nothing”: a night on the dyke',
    "'We were told nothing': A night on the dyke | The Tidewater Post",
  ),
  pair('A bridge too narrow for its own good', 'A bridge too narrow for its own good - The Tidewater Post'),
  pair('Opinion: A bridge too narrow for its own good', 'A bridge too narrow for its own good'),
  pair(
    'A bridge too narrow for its own good',
    'Letters from the shore: A bridge too narrow for its own good',
  ),
  pair(
    'Council votes to close the old salt works by…',
    'Council votes to close the old salt works by the end of the winter',
  ),
  pair(
    'Council votes to close the old salt works by the e...',
    'Council votes to close the old salt works by the end of the winter',
  ),
  pair(
    'Ten years on, the lighthouse still has no keeper',
    'Ten years on, the lighthouse still has no keeper – and no light',
  ),
  pair(by('The price of salt', undefined, '2025-08-12'), by('The price of salt', 'Ada Lind', '2025-08-11')),
  pair(by('Rivers & roads', 'Ada Lind', '2025-08-12'), by('Rivers and roads', 'Ada Lind', '2025-08-11')),
  pair(by('Editorial', undefined, '2025-08-11'), by('Editorial', undefined, '2025-08-11')),
  pair(
    by('Letter from the coast', 'Nora Feldmann', '2025-08-11'),
    by('Letter from the coast', 'NORA FELDMANN', '2025-08-11T05:00:00Z'),
  ),
  pair(
    by('What the tide tables leave out', 'N. Feldmann'),
    by('What the tide tables leave out', 'Nora Feldmann'),
  ),
  pair('Fishermen organise against new quotas', 'Fishermen organize against new quotas'),
  pair('Mayor says 3,000 homes at risk of flooding', 'Mayor says 3,000 homes are at risk of flooding'),
  pair('Who owns the river? Part II: the mill', 'Who owns the river? (Part II): The mill'),
  pair('Minister quits after leaked ferry memo', {
    title: '',
    path: '/news/minister-quits-after-leaked-ferry-memo-4711/',
  }),
  pair('Why the new museum has no windows', {
    title: '',
    path: '/culture/2025/why-new-museum-has-no-windows.html',
  }),
  // German
  pair('Warum die neue Straßenbahn niemandem gehört', 'Warum die neue Strassenbahn niemandem gehört'),
  pair(
    'Kommentar: Der Rat hat nichts gelernt aus dem Hochwasser',
    'Der Rat hat nichts gelernt aus dem Hochwasser',
  ),
  pair('Über den Dächern wächst der Streit um die Höhe', {
    title: '',
    path: '/stadt/ueber-den-daechern-waechst-der-streit-um-die-hoehe',
  }),
  pair('„Wir sind müde“, sagt die Lehrerin', '"Wir sind müde", sagt die Lehrerin'),
  // French
  pair('À l’école du bord de mer, on apprend à nager', "À l'école du bord de mer, on apprend à nager"),
  pair(
    'La bibliothèque qui ne voulait pas fermer',
    'La bibliothèque qui ne voulait pas fermer, par Claire Aubin',
  ),
  pair(
    'L’Élysée et la digue : histoire d’un malentendu',
    "L'Elysée et la digue: histoire d'un malentendu | Le Courrier du Quai",
  ),
  // Spanish, Portuguese, Italian
  pair('El puerto que nadie quería medir', 'El puerto que nadie quería medir | Opinión'),
  pair('¿Quién paga la sal? Una pregunta incómoda', 'Quién paga la sal: una pregunta incómoda'),
  pair('A ponte que o rio não quis', 'A ponte que o rio não quis'),
  pair('Perché il treno non arriva più in paese', 'Perché il treno non arriva piu in paese'),
  // Turkish
  pair('Nehrin öte yakasında kim yaşıyor?', 'NEHRİN ÖTE YAKASINDA KİM YAŞIYOR?'),
  pair('İktidarın kıyı planı ve unutulan balıkçılar', 'İktidar’ın kıyı planı ve unutulan balıkçılar'),
  pair('Ali Veli: Su krizi kapıda, belediye uykuda', 'Su krizi kapıda, belediye uykuda'),
  pair('Kentin ışıkları neden erken sönüyor', {
    title: '',
    path: '/yazarlar/ali-veli/kentin-isiklari-neden-erken-sonuyor-2233445',
  }),
  // Nordic, Dutch, Polish, Czech, Hungarian, Romanian, Finnish
  pair('Færgen, der aldrig kom til tiden', 'Færgen, der aldrig kom til tiden – Havneavisen'),
  pair('Vem äger vattnet i Norrland?', 'Vem äger vattnet i Norrland'),
  pair('De dijk die niemand wilde betalen', 'De dijk die niemand wilde betalen'),
  pair('Kto zapłaci za nowy most nad rzeką?', {
    title: '',
    path: '/opinie/kto-zaplaci-za-nowy-most-nad-rzeka,123456',
  }),
  pair('Řeka, která se vrátila do města', 'Řeka, která se vrátila do města - Přístavní noviny'),
  pair('Miért nem épül meg soha a híd?', 'Miért nem épül meg soha a híd?'),
  pair('Cine plătește digul din deltă', 'Cine plăteşte digul din deltă'),
  pair('Kuka omistaa sataman valot', 'Pääkirjoitus: Kuka omistaa sataman valot'),
  // Greek, Russian, Ukrainian, Bulgarian
  pair('Ποιος πληρώνει το φράγμα της πόλης', 'Ποιός πληρώνει το φράγμα της πόλης;'),
  pair('Кто ещё помнит старый паром', 'Кто еще помнит старый паром?'),
  pair(
    'Хто заплатить за новий міст через річку',
    '«Хто заплатить за новий міст через річку» | Портова газета',
  ),
  pair('Реката, която никой не искаше да измери', 'Реката, която никой не искаше да измери'),
  // Arabic, Persian, Hebrew, Urdu
  pair('من يدفع ثمن السد الجديد في المدينة', 'مَن يدفع ثمن السدّ الجديد في المدينة؟'),
  pair('إلى أين يذهب ماء النهر', 'الى اين يذهب ماء النهر'),
  pair('چه کسی هزینه پل تازه را می‌پردازد', 'چه كسي هزينه پل تازه را مي‌پردازد'),
  pair('מי ישלם על הגשר החדש בעיר', 'מי ישלם על הגשר החדש בעיר? - חדשות הנמל'),
  // Hindi, Bengali, Tamil
  pair('नदी के पुल का पैसा कौन देगा', 'नदी के पुल का पैसा कौन देगा?'),
  pair('নদীর সেতুর টাকা কে দেবে', 'নদীর সেতুর টাকা কে দেবে?'),
  pair('ஆற்றின் புதிய பாலத்திற்கு யார் பணம் தருவார்', 'ஆற்றின் புதிய பாலத்திற்கு யார் பணம் தருவார்?'),
  // Chinese, Japanese, Korean, Thai, Vietnamese, Indonesian
  pair('谁来为这座新桥买单？', '谁来为这座新桥买单?'),
  pair('港口城墙为何无人测量', '社论：港口城墙为何无人测量'),
  pair('誰も測りたがらない港の壁をめぐって', '誰も測りたがらない港の壁をめぐって｜潮見新聞'),
  pair('コラム：橋はなぜ狭いままなのか', '橋はなぜ狭いままなのか'),
  pair('２０２５年の川と町の約束', '2025年の川と町の約束'),
  pair('아무도 재고 싶어하지 않은 항구의 벽', '[칼럼] 아무도 재고 싶어하지 않은 항구의 벽'),
  pair('ใครจะจ่ายค่าสะพานใหม่ของเมือง', 'ใครจะจ่ายค่าสะพานใหม่ของเมือง?'),
  pair('Ai trả tiền cho cây cầu mới qua sông', 'Ai trả tiền cho cây cầu mới qua sông?'),
  pair('Siapa membayar jembatan baru di kota', 'Siapa membayar jembatan baru di kota?'),
  pair(
    by('Ferry strike enters its second week', 'Ada Lind', '2025-08-11'),
    by('Ferry strike in second week', 'Ada Lind', '2025-08-11'),
  ),
  pair(
    by('Hvem eier fjorden nå?', 'Kari Nes', '2025-08-11'),
    by('Hvem eier fjorden?', 'Kari Nes', '2025-08-11'),
  ),
  pair('Salt works: what comes after', 'Salt works — what comes after?'),
  pair(
    'Harbour wall cracks widen as engineers argue over gauge',
    'Harbour wall cracks widen while engineers argue over gauge',
  ),
];

/** Different articles that look alike. */
export const DIFFERENT: readonly Pair[] = [
  // Parts of a series
  pair('Who owns the river? Part 1', 'Who owns the river? Part 2'),
  pair('Who owns the river? (1)', 'Who owns the river? (2)'),
  pair('Who owns the river? Part II: the mill', 'Who owns the river? Part III: the mill'),
  pair(
    by('Who owns the river? (1)', 'Ada Lind', '2025-08-11'),
    by('Who owns the river? (2)', 'Ada Lind', '2025-08-12'),
  ),
  pair('Wem gehört der Fluss? Teil 3', 'Wem gehört der Fluss? Teil 4'),
  pair('Nehir kimin? (1)', 'Nehir kimin? (2)'),
  pair('Nehrin hikâyesi - 4', 'Nehrin hikâyesi - 5'),
  pair('这条河属于谁（上）', '这条河属于谁（下）'),
  pair('川は誰のものか（1）', '川は誰のものか（2）'),
  pair('لمن النهر؟ ١', 'لمن النهر؟ ٢'),
  pair('नदी किसकी है? भाग १', 'नदी किसकी है? भाग २'),
  pair('À qui est la rivière ? (1/3)', 'À qui est la rivière ? (2/3)'),
  // A column that recurs
  pair('The week ahead', 'The week ahead'),
  pair('Editorial', 'Editorial'),
  pair('Letters', 'Letters'),
  pair('Morning briefing', 'Morning briefing'),
  pair(by('The week ahead', 'Ada Lind', '2025-08-11'), by('The week ahead', 'Ada Lind', '2025-08-04')),
  pair(
    by('Notes from the quay', 'Ada Lind', '2025-08-11'),
    by('Notes from the quay', 'Ada Lind', '2024-08-11'),
  ),
  pair('Köşe yazısı', 'Köşe yazısı'),
  pair('今日社论', '今日社论'),
  pair('天声', '天声'),
  pair('Die Woche', 'Die Woche'),
  pair('Le dessin du jour', 'Le dessin du jour'),
  pair(
    'Notes from the quay: the winter nobody planned for',
    'Notes from the quay: a summer without a single boat',
  ),
  pair('Letters from the shore: on salt', 'Letters from the shore: on sand'),
  pair('Kolumne: Der leere Bahnhof am Rand der Stadt', 'Kolumne: Das volle Rathaus in der Mitte der Stadt'),
  // The same headline, years apart
  pair(
    by('Who pays for the harbour wall', undefined, '2025-08-11'),
    by('Who pays for the harbour wall', undefined, '2019-08-11'),
  ),
  pair(
    by('The price of salt is rising again', 'Ada Lind', '2025-08-11'),
    by('The price of salt is rising again', 'Ada Lind', '2022-02-01'),
  ),
  pair(by('谁来为这座新桥买单', undefined, '2025-08-11'), by('谁来为这座新桥买单', undefined, '2021-03-04')),
  pair(
    by('Su krizi kapıda, belediye uykuda', undefined, '2025-08-11'),
    by('Su krizi kapıda, belediye uykuda', undefined, '2023-08-10'),
  ),
  pair(
    'Ferry timetable 2024: what changes for commuters',
    'Ferry timetable 2025: what changes for commuters',
  ),
  pair('Die besten Bücher des Jahres 2024', 'Die besten Bücher des Jahres 2025'),
  pair('2024年港口吞吐量创新高', '2025年港口吞吐量创新高'),
  pair('Το λιμάνι το 2024', 'Το λιμάνι το 2025'),
  // Reports of one kind
  pair('Markets close higher on Monday', 'Markets close higher on Tuesday'),
  pair('Markets close higher on Sunday', 'Markets close higher on Monday'),
  pair('Weather: rain in the north, sun in the south', 'Weather: sun in the north, rain in the south'),
  pair('Unemployment falls in January', 'Unemployment falls in February'),
  pair('Unemployment rises in January', 'Unemployment falls in January'),
  pair('Tidewater wins the cup after penalties', 'Tidewater loses the cup after penalties'),
  pair('Tidewater 2, Breakwater 1', 'Tidewater 1, Breakwater 3'),
  pair('Mayor denies claims of harbour fraud', 'Mayor admits claims of harbour fraud'),
  pair('Man bites dog in harbour', 'Dog bites man in harbour'),
  pair('Court upholds ban on river dredging', 'Court lifts ban on river dredging'),
  pair('Arbeitslosigkeit sinkt im März deutlich', 'Arbeitslosigkeit steigt im März deutlich'),
  pair('Hochwasser: Pegel steigt in der Nacht weiter', 'Hochwasser: Pegel sinkt in der Nacht weiter'),
  pair('Le chômage baisse en janvier dans la région', 'Le chômage augmente en janvier dans la région'),
  pair('El paro baja en enero en la costa', 'El paro sube en enero en la costa'),
  pair('Enflasyon ocak ayında yükseldi', 'Enflasyon şubat ayında yükseldi'),
  pair('Enflasyon ocak ayında yükseldi', 'Enflasyon ocak ayında geriledi'),
  pair('Dolar haftaya yükselişle başladı', 'Euro haftaya yükselişle başladı'),
  pair('Bezrobocie w styczniu wzrosło', 'Bezrobocie w lutym wzrosło'),
  pair('Суд снял запрет на углубление реки', 'Суд ввёл запрет на углубление реки'),
  pair('المحكمة ترفع الحظر عن النهر', 'المحكمة تؤيد الحظر عن النهر'),
  pair('法院维持河道疏浚禁令', '法院撤销河道疏浚禁令'),
  pair('北海道で大雨、川が増水', '九州で大雨、川が増水'),
  pair('東京株、3日続伸で終える', '東京株、4日続伸で終える'),
  pair('日経平均は反発', '日経平均は続落'),
  pair('서울 집값 3주 연속 상승', '서울 집값 4주 연속 상승'),
  pair('서울 아파트값 상승세 지속', '부산 아파트값 상승세 지속'),
  pair('ศาลยกเลิกคำสั่งห้ามขุดแม่น้ำ', 'ศาลยืนยันคำสั่งห้ามขุดแม่น้ำ'),
  pair('Giá vàng hôm nay tăng mạnh', 'Giá vàng hôm nay giảm mạnh'),
  pair('סכר חדש ייבנה בצפון', 'סכר חדש ייבנה בדרום'),
  pair('दिल्ली में आज भारी बारिश', 'मुंबई में आज भारी बारिश'),
  // One story, several articles
  pair('Harbour wall collapses: what we know', 'Harbour wall collapses: what we do not know yet'),
  pair('Harbour wall collapses', 'Why the harbour wall collapses every winter and nobody cares'),
  pair('Ferry disaster: survivors tell their stories', 'Ferry disaster: rescuers tell their stories'),
  pair('Ferry disaster inquiry opens', 'Ferry disaster inquiry closes without result'),
  pair('The mayor and the river', 'The mayor and the mountain'),
  pair(
    by('The mayor and the river', 'Ada Lind', '2025-08-11'),
    by('The mayor and the harbour', 'Ada Lind', '2025-08-11'),
  ),
  pair(
    by('What the council will not say about water', 'Ada Lind', '2025-08-11'),
    by('What the council will not say about money', 'Ada Lind', '2025-08-12'),
  ),
  pair(
    by('Su krizi ve belediye', 'Ali Veli', '2025-08-11'),
    by('Çöp krizi ve belediye', 'Ali Veli', '2025-08-12'),
  ),
  pair('Trump and the river', 'Trump and the rivers of money'),
  pair('Ten things to know about the new bridge', 'Ten things to know about the new tunnel'),
  pair('5 things to know about the new bridge', '7 things to know about the new bridge'),
  pair('How to read a tide table', 'How to read a time table'),
  pair('Is the river safe to swim in?', 'Is the river safe to drink from?'),
  pair('Warum der Fluss wieder sauber ist', 'Warum der Fluss wieder schmutzig ist'),
  pair('La digue de la discorde', 'La gare de la discorde'),
  pair('Der Streit um die Brücke', 'Der Streit um die Burg'),
  pair('Minister quits after leaked ferry memo', {
    title: '',
    path: '/news/minister-stays-after-leaked-ferry-memo/',
  }),
  pair('Minister quits after leaked ferry memo', {
    title: '',
    path: '/tag/minister-of-ferries-and-harbours/',
  }),
  pair('Who owns the river? Part 1', { title: '', path: '/series/who-owns-the-river-part-2/' }),
  pair('The harbour wall', { title: 'The harbour', path: '/topics/the-harbour-wall/' }),
  pair('Council votes to close the…', 'Council votes to close the library on Sundays'),
  pair('Why we…', 'Why we left the city and never came back'),
  pair(
    'Council votes to close the old salt works by…',
    'Council votes to close the old fish market by the end of the winter',
  ),
  pair('Read more', 'Read more'),
  pair('Opinion', 'Opinion'),
  pair('Video', 'Video: the harbour wall collapses'),
];
