/**
 * Outlets by name: where a © line or a byline names one, its home page can be offered. Names that several outlets share
 * (The Star, The Nation, El Comercio, Blitz …) stand here only with what tells them apart, because a guess would mislead.
 *
 * Provenance: facts only (a name, its home page's host, its country), compiled by hand from general knowledge in 2026.
 * No list was copied, and no host was checked online: a wrong line is a bug to report.
 */
import { SOLD } from './sold';

export interface Outlet {
  /** The host of its home page. */
  host: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** First the usual name, then others; matched without case, marks and punctuation. */
  names: readonly string[];
  /** Where nearly everything is sold, how; null where much is free or it is not known (`sold.ts`). */
  access: 'locked' | 'metered' | null;
}

/** By country a line per outlet, sorted by host: `host|usual name|other name…`. A string is the smallest form for the worker. */
const LINES: Readonly<Record<string, string>> = {
  AE: `
english.alarabiya.net|Al Arabiya English
gulfnews.com|Gulf News
www.alarabiya.net|العربية
www.khaleejtimes.com|Khaleej Times
www.thenationalnews.com|The National (UAE)`,
  AL: `
top-channel.tv|Top Channel`,
  AM: `
armenpress.am|Armenpress
hetq.am|Hetq`,
  AR: `
tn.com.ar|Todo Noticias
www.ambito.com|Ámbito|Ámbito Financiero
www.clarin.com|Clarín
www.cronista.com|El Cronista (Argentina)
www.infobae.com|Infobae
www.lanacion.com.ar|La Nación (Argentina)
www.lavoz.com.ar|La Voz del Interior
www.pagina12.com.ar|Página 12
www.perfil.com|Perfil (Argentina)`,
  AT: `
kurier.at|Kurier (Österreich)
orf.at|ORF|ORF.at|news.ORF.at
www.derstandard.at|Der Standard|derStandard.at
www.diepresse.com|Die Presse
www.falter.at|Falter (Österreich)
www.kleinezeitung.at|Kleine Zeitung
www.krone.at|Kronen Zeitung
www.nachrichten.at|OÖNachrichten|Oberösterreichische Nachrichten
www.oe24.at|oe24
www.profil.at|profil (Österreich)
www.sn.at|Salzburger Nachrichten
www.tt.com|Tiroler Tageszeitung
www.wienerzeitung.at|Wiener Zeitung`,
  AU: `
quillette.com|Quillette
theconversation.com|The Conversation
www.abc.net.au|ABC News (Australia)
www.afr.com|The Australian Financial Review|Australian Financial Review
www.brisbanetimes.com.au|Brisbane Times
www.canberratimes.com.au|The Canberra Times|Canberra Times
www.crikey.com.au|Crikey
www.heraldsun.com.au|Herald Sun
www.news.com.au|news.com.au
www.sbs.com.au|SBS News
www.smh.com.au|The Sydney Morning Herald|Sydney Morning Herald
www.theage.com.au|The Age
www.theaustralian.com.au|The Australian`,
  AZ: `
www.azernews.az|AzerNews`,
  BA: `
www.klix.ba|Klix.ba
www.oslobodjenje.ba|Oslobođenje`,
  BD: `
bdnews24.com|bdnews24.com
www.dhakatribune.com|Dhaka Tribune
www.prothomalo.com|প্রথম আলো|Prothom Alo
www.thedailystar.net|The Daily Star (Bangladesh)`,
  BE: `
euobserver.com|EUobserver
www.brusselstimes.com|The Brussels Times|Brussels Times
www.demorgen.be|De Morgen
www.euractiv.com|Euractiv
www.hln.be|Het Laatste Nieuws|HLN
www.knack.be|Knack
www.lalibre.be|La Libre Belgique
www.lecho.be|L'Echo (Belgique)
www.lesoir.be|Le Soir (Belgique)
www.nieuwsblad.be|Het Nieuwsblad
www.politico.eu|Politico Europe
www.rtbf.be|RTBF
www.standaard.be|De Standaard
www.tijd.be|De Tijd (België)
www.vrt.be|VRT NWS`,
  BG: `
www.24chasa.bg|24 часа
www.capital.bg|Капитал (България)
www.dnevnik.bg|Dnevnik (България)`,
  BO: `
eldeber.com.bo|El Deber (Bolivia)
www.la-razon.com|La Razón (Bolivia)
www.lostiempos.com|Los Tiempos (Bolivia)`,
  BR: `
agenciabrasil.ebc.com.br|Agência Brasil
g1.globo.com|G1
oglobo.globo.com|O Globo
valor.globo.com|Valor Econômico
veja.abril.com.br|Veja
www.cartacapital.com.br|CartaCapital
www.correiobraziliense.com.br|Correio Braziliense
www.em.com.br|Estado de Minas
www.estadao.com.br|O Estado de S. Paulo|Estadão
www.folha.uol.com.br|Folha de S.Paulo|Folha de São Paulo
www.gazetadopovo.com.br|Gazeta do Povo
www.metropoles.com|Metrópoles
www.poder360.com.br|Poder360`,
  BY: `
nashaniva.com|Наша Ніва`,
  CA: `
calgaryherald.com|Calgary Herald
edmontonjournal.com|Edmonton Journal
financialpost.com|Financial Post
globalnews.ca|Global News (Canada)
ici.radio-canada.ca|Radio-Canada
macleans.ca|Maclean's
montrealgazette.com|Montreal Gazette
nationalpost.com|National Post
ottawacitizen.com|Ottawa Citizen
thetyee.ca|The Tyee
torontosun.com|Toronto Sun
vancouversun.com|Vancouver Sun
www.cbc.ca|CBC|CBC News
www.ctvnews.ca|CTV News
www.journaldemontreal.com|Le Journal de Montréal
www.lapresse.ca|La Presse (Canada)
www.ledevoir.com|Le Devoir
www.theglobeandmail.com|The Globe and Mail|Globe and Mail
www.thestar.com|Toronto Star
www.winnipegfreepress.com|Winnipeg Free Press`,
  CH: `
weltwoche.ch|Die Weltwoche|Weltwoche
www.20min.ch|20 Minuten
www.24heures.ch|24 heures
www.aargauerzeitung.ch|Aargauer Zeitung
www.bazonline.ch|Basler Zeitung
www.bernerzeitung.ch|Berner Zeitung
www.blick.ch|Blick (Schweiz)
www.cdt.ch|Corriere del Ticino
www.derbund.ch|Der Bund (Schweiz)
www.letemps.ch|Le Temps (Suisse)
www.luzernerzeitung.ch|Luzerner Zeitung
www.nzz.ch|Neue Zürcher Zeitung|NZZ
www.srf.ch|SRF
www.swissinfo.ch|SWI swissinfo.ch|swissinfo.ch
www.tagblatt.ch|St. Galler Tagblatt
www.tagesanzeiger.ch|Tages-Anzeiger
www.tdg.ch|Tribune de Genève
www.woz.ch|WOZ Die Wochenzeitung`,
  CL: `
www.biobiochile.cl|BioBioChile
www.elmostrador.cl|El Mostrador
www.emol.com|Emol
www.latercera.com|La Tercera`,
  CN: `
www.caixin.com|财新网
www.caixinglobal.com|Caixin Global
www.cgtn.com|CGTN
www.chinadaily.com.cn|China Daily
www.globaltimes.cn|Global Times
www.sixthtone.com|Sixth Tone
www.thepaper.cn|澎湃新闻
www.xinhuanet.com|新华网`,
  CO: `
www.elcolombiano.com|El Colombiano
www.elespectador.com|El Espectador (Colombia)
www.elheraldo.co|El Heraldo (Colombia)
www.elpais.com.co|El País (Colombia)
www.eltiempo.com|El Tiempo (Colombia)
www.larepublica.co|La República (Colombia)
www.lasillavacia.com|La Silla Vacía
www.semana.com|Semana (Colombia)`,
  CR: `
ticotimes.net|The Tico Times
www.nacion.com|La Nación (Costa Rica)`,
  CU: `
www.14ymedio.com|14ymedio
www.granma.cu|Granma`,
  CY: `
cyprus-mail.com|Cyprus Mail
www.philenews.com|Philenews|Φιλελεύθερος`,
  CZ: `
ct24.ceskatelevize.cz|ČT24
denikn.cz|Deník N (Česko)
www.denik.cz|Deník.cz
www.idnes.cz|iDNES.cz
www.irozhlas.cz|iROZHLAS
www.lidovky.cz|Lidovky.cz|Lidové noviny
www.novinky.cz|Novinky.cz
www.project-syndicate.org|Project Syndicate
www.respekt.cz|Respekt
www.seznamzpravy.cz|Seznam Zprávy`,
  DE: `
correctiv.org|CORRECTIV
jungefreiheit.de|Junge Freiheit
netzpolitik.org|netzpolitik.org
rp-online.de|Rheinische Post|RP Online
taz.de|taz|die tageszeitung|taz.die tageszeitung
www.abendblatt.de|Hamburger Abendblatt
www.abendzeitung-muenchen.de|Abendzeitung München
www.achgut.com|Die Achse des Guten|achgut.com
www.augsburger-allgemeine.de|Augsburger Allgemeine
www.badische-zeitung.de|Badische Zeitung
www.berliner-zeitung.de|Berliner Zeitung
www.bild.de|Bild
www.boersen-zeitung.de|Börsen-Zeitung
www.br.de|BR24
www.braunschweiger-zeitung.de|Braunschweiger Zeitung
www.cicero.de|Cicero (Magazin)
www.deutschlandfunk.de|Deutschlandfunk
www.dw.com|Deutsche Welle|DW
www.faz.net|Frankfurter Allgemeine Zeitung|FAZ|F.A.Z.|Frankfurter Allgemeine
www.fnp.de|Frankfurter Neue Presse
www.focus.de|FOCUS online
www.fr.de|Frankfurter Rundschau
www.freitag.de|der Freitag
www.golem.de|Golem.de
www.handelsblatt.com|Handelsblatt
www.haz.de|Hannoversche Allgemeine Zeitung
www.heise.de|heise online
www.juedische-allgemeine.de|Jüdische Allgemeine
www.jungewelt.de|junge Welt
www.ksta.de|Kölner Stadt-Anzeiger
www.lvz.de|Leipziger Volkszeitung
www.mainpost.de|Main-Post
www.manager-magazin.de|manager magazin
www.mdr.de|MDR
www.merkur.de|Münchner Merkur
www.mopo.de|Hamburger Morgenpost
www.morgenpost.de|Berliner Morgenpost
www.mz.de|Mitteldeutsche Zeitung
www.n-tv.de|n-tv|ntv.de
www.nachdenkseiten.de|NachDenkSeiten
www.nd-aktuell.de|nd|neues deutschland|nd-aktuell
www.ndr.de|NDR
www.noz.de|Neue Osnabrücker Zeitung
www.nw.de|Neue Westfälische
www.rnd.de|RedaktionsNetzwerk Deutschland|RND
www.saechsische.de|Sächsische Zeitung
www.spiegel.de|Der Spiegel|Spiegel Online
www.stern.de|stern|stern.de
www.stuttgarter-zeitung.de|Stuttgarter Zeitung
www.sueddeutsche.de|Süddeutsche Zeitung|SZ.de|sueddeutsche.de
www.suedkurier.de|Südkurier
www.t-online.de|t-online
www.tagesschau.de|tagesschau|tagesschau.de
www.tagesspiegel.de|Der Tagesspiegel|Tagesspiegel
www.telepolis.de|Telepolis
www.thelocal.de|The Local (Germany)
www.tichyseinblick.de|Tichys Einblick
www.waz.de|Westdeutsche Allgemeine Zeitung|WAZ
www.wdr.de|WDR
www.welt.de|Die Welt|WELT|Welt am Sonntag
www.weser-kurier.de|Weser-Kurier
www.wiwo.de|WirtschaftsWoche
www.zdfheute.de|ZDFheute
www.zeit.de|Die Zeit|ZEIT ONLINE`,
  DK: `
borsen.dk|Børsen
ekstrabladet.dk|Ekstra Bladet
jyllands-posten.dk|Jyllands-Posten|Morgenavisen Jyllands-Posten
politiken.dk|Politiken
www.berlingske.dk|Berlingske
www.dr.dk|DR Nyheder
www.information.dk|Dagbladet Information
www.kristeligt-dagblad.dk|Kristeligt Dagblad
www.weekendavisen.dk|Weekendavisen`,
  DO: `
listindiario.com|Listín Diario`,
  DZ: `
www.echoroukonline.com|الشروق أونلاين`,
  EC: `
www.elcomercio.com|El Comercio (Ecuador)
www.eluniverso.com|El Universo (Ecuador)
www.primicias.ec|Primicias`,
  EE: `
news.err.ee|ERR News
www.delfi.ee|Delfi (Eesti)
www.ohtuleht.ee|Õhtuleht
www.postimees.ee|Postimees`,
  EG: `
dailynewsegypt.com|Daily News Egypt
english.ahram.org.eg|Ahram Online
www.ahram.org.eg|الأهرام
www.almasryalyoum.com|المصري اليوم
www.egyptindependent.com|Egypt Independent
www.madamasr.com|Mada Masr
www.youm7.com|اليوم السابع`,
  ES: `
as.com|Diario AS
cincodias.elpais.com|Cinco Días
ctxt.es|CTXT
elpais.com|El País (España)|EL PAÍS
okdiario.com|OKDIARIO
theobjective.com|The Objective
www.20minutos.es|20minutos
www.abc.es|ABC (España)|Diario ABC
www.ara.cat|Ara (Catalunya)
www.berria.eus|Berria
www.diariodesevilla.es|Diario de Sevilla
www.efe.com|Agencia EFE
www.elconfidencial.com|El Confidencial
www.elcorreo.com|El Correo (España)
www.eldiario.es|elDiario.es
www.elespanol.com|El Español
www.elindependiente.com|El Independiente (España)
www.elmundo.es|El Mundo (España)|elmundo.es
www.elperiodico.com|El Periódico de Catalunya|El Periódico de Cataluña
www.elsaltodiario.com|El Salto (España)
www.expansion.com|Expansión (España)
www.farodevigo.es|Faro de Vigo
www.heraldo.es|Heraldo de Aragón
www.infolibre.es|infoLibre
www.larazon.es|La Razón (España)
www.lavanguardia.com|La Vanguardia
www.lavozdegalicia.es|La Voz de Galicia
www.levante-emv.com|Levante-EMV
www.libertaddigital.com|Libertad Digital
www.marca.com|Marca
www.naiz.eus|Naiz
www.publico.es|Público (España)
www.rtve.es|RTVE
www.vozpopuli.com|Vozpópuli`,
  ET: `
addisstandard.com|Addis Standard
www.thereporterethiopia.com|The Reporter (Ethiopia)`,
  FI: `
suomenkuvalehti.fi|Suomen Kuvalehti
www.aamulehti.fi|Aamulehti
www.hbl.fi|Hufvudstadsbladet
www.helsinkitimes.fi|Helsinki Times
www.hs.fi|Helsingin Sanomat
www.iltalehti.fi|Iltalehti
www.is.fi|Ilta-Sanomat
www.kauppalehti.fi|Kauppalehti
www.ts.fi|Turun Sanomat
yle.fi|Yle|Yle Uutiset`,
  FR: `
atlantico.fr|Atlantico
charliehebdo.fr|Charlie Hebdo
www.20minutes.fr|20 Minutes
www.afp.com|Agence France-Presse|AFP
www.bfmtv.com|BFMTV|BFM TV
www.causeur.fr|Causeur
www.courrierinternational.com|Courrier international
www.dna.fr|Dernières Nouvelles d'Alsace
www.euronews.com|Euronews
www.france24.com|France 24
www.franceinfo.fr|franceinfo
www.huffingtonpost.fr|Le HuffPost|Le Huffington Post
www.humanite.fr|L'Humanité
www.la-croix.com|La Croix
www.ladepeche.fr|La Dépêche du Midi
www.lamontagne.fr|La Montagne
www.laprovence.com|La Provence
www.latribune.fr|La Tribune (France)
www.lavoixdunord.fr|La Voix du Nord
www.lefigaro.fr|Le Figaro
www.lemonde.fr|Le Monde
www.leparisien.fr|Le Parisien
www.lepoint.fr|Le Point
www.lesechos.fr|Les Échos|Les Echos (France)
www.letelegramme.fr|Le Télégramme
www.lexpress.fr|L'Express (France)
www.liberation.fr|Libération (France)
www.lopinion.fr|L'Opinion (France)
www.marianne.net|Marianne
www.mediapart.fr|Mediapart
www.monde-diplomatique.fr|Le Monde diplomatique
www.nicematin.com|Nice-Matin
www.nouvelobs.com|L'Obs|Le Nouvel Obs|Le Nouvel Observateur
www.ouest-france.fr|Ouest-France
www.politis.fr|Politis
www.rfi.fr|RFI|Radio France Internationale
www.slate.fr|Slate.fr
www.sudouest.fr|Sud Ouest
www.valeursactuelles.com|Valeurs actuelles`,
  GB: `
aawsat.com|الشرق الأوسط|Asharq Al-Awsat (Arabic)
bylinetimes.com|Byline Times
capx.co|CapX
conservativehome.com|ConservativeHome
english.aawsat.com|Asharq Al-Awsat
inews.co.uk|inews.co.uk|The i Paper|iNews
labourlist.org|LabourList
metro.co.uk|Metro (UK)|Metro.co.uk
morningstaronline.co.uk|Morning Star (UK)
news.sky.com|Sky News
novaramedia.com|Novara Media
thecritic.co.uk|The Critic (UK)
unherd.com|UnHerd
www.alquds.co.uk|القدس العربي
www.bbc.com|BBC|BBC News
www.belfasttelegraph.co.uk|Belfast Telegraph
www.channel4.com|Channel 4 News
www.cityam.com|City AM|City A.M.
www.dailymail.co.uk|Daily Mail|MailOnline|Mail Online
www.economist.com|The Economist
www.express.co.uk|Daily Express (UK)|Express.co.uk
www.ft.com|Financial Times|FT.com
www.gbnews.com|GB News
www.heraldscotland.com|The Herald (Scotland)
www.independent.co.uk|The Independent (UK)|Independent.co.uk
www.iranintl.com|Iran International
www.itv.com|ITV News
www.lrb.co.uk|London Review of Books
www.manchestereveningnews.co.uk|Manchester Evening News
www.middleeasteye.net|Middle East Eye
www.middleeastmonitor.com|Middle East Monitor
www.mirror.co.uk|Daily Mirror (UK)|Mirror.co.uk
www.newarab.com|The New Arab
www.newscientist.com|New Scientist
www.newstatesman.com|New Statesman|The New Statesman
www.opendemocracy.net|openDemocracy
www.prospectmagazine.co.uk|Prospect Magazine
www.reuters.com|Reuters
www.scotsman.com|The Scotsman|Scotsman
www.spectator.co.uk|The Spectator
www.spiked-online.com|spiked|Spiked Online
www.standard.co.uk|Evening Standard|London Evening Standard
www.telegraph.co.uk|The Telegraph (UK)|The Daily Telegraph (UK)
www.thecanary.co|The Canary
www.theguardian.com|The Guardian|The Guardian (UK)
www.thejc.com|The Jewish Chronicle|Jewish Chronicle
www.thenational.scot|The National (Scotland)
www.theregister.com|The Register
www.thesun.co.uk|The Sun (UK)
www.thetimes.com|The Times (UK)|The Times of London
www.walesonline.co.uk|WalesOnline
www.yorkshirepost.co.uk|The Yorkshire Post|Yorkshire Post`,
  GE: `
civil.ge|Civil.ge
oc-media.org|OC Media`,
  GH: `
www.graphic.com.gh|Graphic Online|Daily Graphic (Ghana)
www.myjoyonline.com|MyJoyOnline`,
  GR: `
greekreporter.com|Greek Reporter
www.efsyn.gr|Η Εφημερίδα των Συντακτών
www.ekathimerini.com|eKathimerini|Kathimerini English Edition
www.kathimerini.gr|Η Καθημερινή|Kathimerini
www.naftemporiki.gr|Ναυτεμπορική
www.protothema.gr|Πρώτο Θέμα|Proto Thema
www.tanea.gr|Τα Νέα
www.tovima.gr|Το Βήμα`,
  GT: `
www.prensalibre.com|Prensa Libre (Guatemala)`,
  HK: `
asiatimes.com|Asia Times
hongkongfp.com|Hong Kong Free Press|HKFP
www.hk01.com|香港01
www.mingpao.com|明報
www.scmp.com|South China Morning Post|SCMP
www.thestandard.com.hk|The Standard (Hong Kong)`,
  HN: `
www.laprensa.hn|La Prensa (Honduras)`,
  HR: `
slobodnadalmacija.hr|Slobodna Dalmacija
www.index.hr|Index.hr
www.jutarnji.hr|Jutarnji list
www.novilist.hr|Novi list
www.vecernji.hr|Večernji list`,
  HU: `
24.hu|24.hu
444.hu|444.hu
hvg.hu|HVG
index.hu|Index.hu
magyarnemzet.hu|Magyar Nemzet
mandiner.hu|Mandiner
nepszava.hu|Népszava
telex.hu|Telex (Magyarország)`,
  ID: `
en.tempo.co|Tempo English
jakartaglobe.id|Jakarta Globe
tirto.id|Tirto.id
www.antaranews.com|ANTARA News
www.cnnindonesia.com|CNN Indonesia
www.detik.com|detikcom
www.kompas.com|Kompas.com
www.republika.co.id|Republika (Indonesia)
www.tempo.co|Tempo.co
www.thejakartapost.com|The Jakarta Post|Jakarta Post`,
  IE: `
www.breakingnews.ie|BreakingNews.ie
www.independent.ie|Irish Independent
www.irishexaminer.com|Irish Examiner
www.irishtimes.com|The Irish Times|Irish Times
www.rte.ie|RTÉ|RTÉ News
www.thejournal.ie|TheJournal.ie`,
  IL: `
blogs.timesofisrael.com|The Times of Israel (Blogs)
www.972mag.com|+972 Magazine
www.globes.co.il|גלובס
www.haaretz.co.il|הארץ
www.haaretz.com|Haaretz
www.i24news.tv|i24NEWS
www.israelhayom.com|Israel Hayom
www.israelnationalnews.com|Arutz Sheva|Israel National News
www.jpost.com|The Jerusalem Post|Jerusalem Post
www.maariv.co.il|מעריב
www.themarker.com|TheMarker
www.timesofisrael.com|The Times of Israel|Times of Israel
www.ynet.co.il|ynet
www.ynetnews.com|Ynetnews`,
  IN: `
caravanmagazine.in|The Caravan (India)
economictimes.indiatimes.com|The Economic Times|Economic Times
frontline.thehindu.com|Frontline (India)
indianexpress.com|The Indian Express|Indian Express
scroll.in|Scroll.in|Scroll
swarajyamag.com|Swarajya
theprint.in|ThePrint|The Print
thewire.in|The Wire (India)|The Wire
timesofindia.indiatimes.com|The Times of India|Times of India
www.aajtak.in|आज तक
www.amarujala.com|अमर उजाला
www.anandabazar.com|আনন্দবাজার পত্রিকা
www.bhaskar.com|दैनिक भास्कर
www.business-standard.com|Business Standard
www.deccanchronicle.com|Deccan Chronicle
www.deccanherald.com|Deccan Herald
www.financialexpress.com|The Financial Express (India)
www.firstpost.com|Firstpost
www.freepressjournal.in|The Free Press Journal|Free Press Journal
www.hindustantimes.com|Hindustan Times
www.indiatoday.in|India Today
www.jagran.com|दैनिक जागरण
www.livemint.com|Mint (India)|Livemint
www.moneycontrol.com|Moneycontrol
www.ndtv.com|NDTV
www.newindianexpress.com|The New Indian Express|New Indian Express
www.news18.com|News18
www.newslaundry.com|Newslaundry
www.outlookindia.com|Outlook India
www.telegraphindia.com|The Telegraph (India)
www.thehindu.com|The Hindu
www.thehindubusinessline.com|The Hindu BusinessLine|BusinessLine
www.thequint.com|The Quint
www.theweek.in|The Week (India)
www.tribuneindia.com|The Tribune (India)`,
  IQ: `
www.kurdistan24.net|Kurdistan24
www.rudaw.net|Rudaw`,
  IR: `
www.presstv.ir|Press TV
www.tasnimnews.com|Tasnim News Agency
www.tehrantimes.com|Tehran Times`,
  IS: `
heimildin.is|Heimildin
www.mbl.is|Morgunblaðið|mbl.is
www.ruv.is|RÚV
www.visir.is|Vísir`,
  IT: `
ilmanifesto.it|il manifesto
www.adnkronos.com|Adnkronos
www.ansa.it|ANSA|Agenzia ANSA
www.avvenire.it|Avvenire
www.corriere.it|Corriere della Sera|Il Corriere della Sera
www.editorialedomani.it|Domani (Italia)
www.fanpage.it|Fanpage.it
www.gazzetta.it|La Gazzetta dello Sport
www.huffingtonpost.it|HuffPost Italia
www.ilfattoquotidiano.it|Il Fatto Quotidiano
www.ilfoglio.it|Il Foglio
www.ilgazzettino.it|Il Gazzettino
www.ilgiornale.it|Il Giornale
www.ilmattino.it|Il Mattino
www.ilmessaggero.it|Il Messaggero
www.ilpost.it|Il Post
www.ilrestodelcarlino.it|il Resto del Carlino
www.ilriformista.it|Il Riformista
www.ilsecoloxix.it|Il Secolo XIX
www.ilsole24ore.com|Il Sole 24 Ore
www.internazionale.it|Internazionale
www.lanazione.it|La Nazione
www.lastampa.it|La Stampa
www.liberoquotidiano.it|Libero Quotidiano
www.linkiesta.it|Linkiesta
www.quotidiano.net|Quotidiano Nazionale
www.repubblica.it|la Repubblica|La Repubblica (Italia)`,
  JM: `
jamaica-gleaner.com|Jamaica Gleaner|The Gleaner (Jamaica)
www.jamaicaobserver.com|Jamaica Observer`,
  JO: `
www.jordantimes.com|The Jordan Times|Jordan Times`,
  JP: `
asia.nikkei.com|Nikkei Asia
bunshun.jp|文春オンライン
diamond.jp|ダイヤモンド・オンライン
english.kyodonews.net|Kyodo News
gendai.media|現代ビジネス
japannews.yomiuri.co.jp|The Japan News
mainichi.jp|毎日新聞
president.jp|プレジデントオンライン
ryukyushimpo.jp|琉球新報
toyokeizai.net|東洋経済オンライン
www.asahi.com|朝日新聞|The Asahi Shimbun|Asahi Shimbun
www.chunichi.co.jp|中日新聞
www.hokkaido-np.co.jp|北海道新聞
www.japantimes.co.jp|The Japan Times|Japan Times
www.jiji.com|時事通信|時事ドットコム
www.newsweekjapan.jp|ニューズウィーク日本版
www.nhk.or.jp|NHK
www.nikkan-gendai.com|日刊ゲンダイDIGITAL|日刊ゲンダイ
www.nikkansports.com|日刊スポーツ
www.nikkei.com|日本経済新聞|日経
www.nishinippon.co.jp|西日本新聞
www.okinawatimes.co.jp|沖縄タイムス
www.sankei.com|産経新聞
www.tokyo-np.co.jp|東京新聞
www.yomiuri.co.jp|読売新聞`,
  KE: `
nation.africa|Daily Nation (Kenya)
www.businessdailyafrica.com|Business Daily Africa
www.standardmedia.co.ke|The Standard (Kenya)
www.the-star.co.ke|The Star (Kenya)
www.theeastafrican.co.ke|The EastAfrican`,
  KH: `
www.phnompenhpost.com|The Phnom Penh Post|Phnom Penh Post`,
  KR: `
en.yna.co.kr|Yonhap News Agency|Yonhap
koreajoongangdaily.joins.com|Korea JoongAng Daily
www.chosun.com|조선일보
www.donga.com|동아일보
www.hani.co.kr|한겨레
www.hankookilbo.com|한국일보
www.hankyung.com|한국경제
www.joongang.co.kr|중앙일보
www.khan.co.kr|경향신문
www.koreaherald.com|The Korea Herald|Korea Herald
www.koreatimes.co.kr|The Korea Times|Korea Times
www.mk.co.kr|매일경제
www.ohmynews.com|오마이뉴스
www.yna.co.kr|연합뉴스`,
  KW: `
www.arabtimesonline.com|Arab Times (Kuwait)`,
  KZ: `
astanatimes.com|The Astana Times
tengrinews.kz|Tengrinews`,
  LB: `
today.lorientlejour.com|L'Orient Today
www.annahar.com|النهار (لبنان)
www.lorientlejour.com|L'Orient-Le Jour`,
  LK: `
groundviews.org|Groundviews
www.colombotelegraph.com|Colombo Telegraph
www.dailymirror.lk|Daily Mirror (Sri Lanka)`,
  LT: `
www.15min.lt|15min.lt|15min
www.delfi.lt|Delfi (Lietuva)
www.lrt.lt|LRT.lt|LRT
www.lrytas.lt|Lrytas.lt|Lietuvos rytas`,
  LU: `
www.tageblatt.lu|Tageblatt (Lëtzebuerg)
www.wort.lu|Luxemburger Wort`,
  LV: `
meduza.io|Meduza
novayagazeta.eu|Новая газета Европа|Novaya Gazeta Europe
www.delfi.lv|Delfi (Latvija)
www.la.lv|Latvijas Avīze`,
  MA: `
telquel.ma|TelQuel
www.hespress.com|هسبريس|Hespress
www.moroccoworldnews.com|Morocco World News`,
  MD: `
www.zdg.md|Ziarul de Gardă`,
  ME: `
www.pobjeda.me|Pobjeda
www.vijesti.me|Vijesti (Crna Gora)`,
  MM: `
myanmar-now.org|Myanmar Now
www.irrawaddy.com|The Irrawaddy`,
  MT: `
timesofmalta.com|Times of Malta
www.maltatoday.com.mt|MaltaToday`,
  MX: `
animalpolitico.com|Animal Político
aristeguinoticias.com|Aristegui Noticias
letraslibres.com|Letras Libres
www.eleconomista.com.mx|El Economista (México)
www.elfinanciero.com.mx|El Financiero (México)
www.eluniversal.com.mx|El Universal (México)
www.excelsior.com.mx|Excélsior (México)
www.jornada.com.mx|La Jornada (México)
www.milenio.com|Milenio
www.proceso.com.mx|Proceso (México)
www.reforma.com|Reforma (México)
www.sinembargo.mx|SinEmbargo`,
  MY: `
theedgemalaysia.com|The Edge Malaysia
www.bernama.com|Bernama
www.freemalaysiatoday.com|Free Malaysia Today
www.malaymail.com|Malay Mail
www.malaysiakini.com|Malaysiakini
www.nst.com.my|New Straits Times
www.sinchew.com.my|星洲日報
www.thestar.com.my|The Star (Malaysia)`,
  NA: `
www.namibian.com.na|The Namibian`,
  NG: `
businessday.ng|BusinessDay (Nigeria)
dailytrust.com|Daily Trust
guardian.ng|The Guardian (Nigeria)
punchng.com|The Punch (Nigeria)|Punch Newspapers
saharareporters.com|Sahara Reporters
thenationonlineng.net|The Nation (Nigeria)
tribuneonlineng.com|Nigerian Tribune
www.premiumtimesng.com|Premium Times
www.thecable.ng|TheCable (Nigeria)
www.thisdaylive.com|THISDAY
www.vanguardngr.com|Vanguard (Nigeria)`,
  NI: `
confidencial.digital|Confidencial (Nicaragua)`,
  NL: `
decorrespondent.nl|De Correspondent
fd.nl|Het Financieele Dagblad
globalvoices.org|Global Voices
nos.nl|NOS Nieuws|NOS
www.ad.nl|Algemeen Dagblad|AD (Nederland)
www.dutchnews.nl|DutchNews.nl
www.ftm.nl|Follow the Money
www.groene.nl|De Groene Amsterdammer
www.nd.nl|Nederlands Dagblad
www.nrc.nl|NRC|NRC Handelsblad
www.nu.nl|NU.nl
www.parool.nl|Het Parool
www.rd.nl|Reformatorisch Dagblad
www.telegraaf.nl|De Telegraaf
www.themoscowtimes.com|The Moscow Times|Moscow Times
www.trouw.nl|Trouw
www.volkskrant.nl|de Volkskrant|Volkskrant`,
  NO: `
klassekampen.no|Klassekampen
www.adressa.no|Adresseavisen
www.aftenbladet.no|Stavanger Aftenblad
www.aftenposten.no|Aftenposten
www.bt.no|Bergens Tidende
www.dagbladet.no|Dagbladet
www.dn.no|Dagens Næringsliv
www.morgenbladet.no|Morgenbladet
www.nettavisen.no|Nettavisen
www.nrk.no|NRK
www.vg.no|VG|Verdens Gang`,
  NP: `
kathmandupost.com|The Kathmandu Post|Kathmandu Post
nepalitimes.com|Nepali Times
thehimalayantimes.com|The Himalayan Times`,
  NZ: `
newsroom.co.nz|Newsroom (New Zealand)
thespinoff.co.nz|The Spinoff
www.nzherald.co.nz|The New Zealand Herald|New Zealand Herald|NZ Herald
www.odt.co.nz|Otago Daily Times
www.rnz.co.nz|RNZ|Radio New Zealand
www.stuff.co.nz|Stuff (New Zealand)`,
  OM: `
timesofoman.com|Times of Oman
www.omanobserver.om|Oman Daily Observer|Oman Observer`,
  PA: `
www.prensa.com|La Prensa (Panamá)`,
  PE: `
elcomercio.pe|El Comercio (Perú)
gestion.pe|Gestión (Perú)
larepublica.pe|La República (Perú)
peru21.pe|Perú21
rpp.pe|RPP Noticias
trome.pe|Trome`,
  PH: `
mb.com.ph|Manila Bulletin
www.gmanetwork.com|GMA News
www.inquirer.net|Philippine Daily Inquirer
www.manilatimes.net|The Manila Times|Manila Times
www.philstar.com|The Philippine Star|Philstar.com
www.rappler.com|Rappler`,
  PK: `
dailytimes.com.pk|Daily Times (Pakistan)
jang.com.pk|جنگ|Daily Jang
pakobserver.net|Pakistan Observer
tribune.com.pk|The Express Tribune|Express Tribune
www.brecorder.com|Business Recorder
www.dawn.com|Dawn|Dawn (Magazines)|Dawn (Opinion)
www.geo.tv|Geo News
www.nation.com.pk|The Nation (Pakistan)
www.pakistantoday.com.pk|Pakistan Today
www.thefridaytimes.com|The Friday Times
www.thenews.com.pk|The News International`,
  PL: `
dorzeczy.pl|Do Rzeczy
krytykapolityczna.pl|Krytyka Polityczna
oko.press|OKO.press
tvn24.pl|TVN24
wpolityce.pl|wPolityce.pl
www.gazeta.pl|Gazeta.pl
www.gazetaprawna.pl|Dziennik Gazeta Prawna
www.newsweek.pl|Newsweek Polska
www.onet.pl|Onet
www.polityka.pl|Polityka (Polska)
www.rp.pl|Rzeczpospolita
www.tygodnikpowszechny.pl|Tygodnik Powszechny
www.wp.pl|Wirtualna Polska
www.wprost.pl|Wprost
wyborcza.pl|Gazeta Wyborcza|Wyborcza.pl`,
  PR: `
www.elnuevodia.com|El Nuevo Día (Puerto Rico)`,
  PS: `
www.palestinechronicle.com|The Palestine Chronicle|Palestine Chronicle`,
  PT: `
expresso.pt|Expresso (Portugal)
observador.pt|Observador (Portugal)
sicnoticias.pt|SIC Notícias
www.cmjornal.pt|Correio da Manhã (Portugal)
www.dn.pt|Diário de Notícias (Portugal)
www.jn.pt|Jornal de Notícias (Portugal)
www.jornaldenegocios.pt|Jornal de Negócios
www.publico.pt|Público (Portugal)
www.rtp.pt|RTP`,
  PY: `
www.abc.com.py|ABC Color
www.ultimahora.com|Última Hora (Paraguay)`,
  QA: `
thepeninsulaqatar.com|The Peninsula (Qatar)
www.aljazeera.com|Al Jazeera|Al Jazeera English|Aljazeera
www.aljazeera.net|الجزيرة|الجزيرة نت
www.gulf-times.com|Gulf Times`,
  RO: `
adevarul.ro|Adevărul
evz.ro|Evenimentul Zilei
spotmedia.ro|SpotMedia.ro
www.digi24.ro|Digi24
www.g4media.ro|G4Media.ro|G4Media
www.gandul.ro|Gândul
www.hotnews.ro|HotNews|HotNews.ro
www.libertatea.ro|Libertatea (România)
www.zf.ro|Ziarul Financiar`,
  RS: `
n1info.rs|N1 (Srbija)
vreme.com|Vreme (Srbija)
www.b92.net|B92
www.blic.rs|Blic (Srbija)
www.danas.rs|Danas (Srbija)
www.novosti.rs|Večernje novosti
www.politika.rs|Politika (Srbija)`,
  RU: `
aif.ru|Аргументы и факты
iz.ru|Известия
lenta.ru|Лента.ру|Lenta.ru
rg.ru|Российская газета
ria.ru|РИА Новости
tass.com|TASS
tass.ru|ТАСС
www.gazeta.ru|Газета.Ru
www.kommersant.ru|Коммерсантъ|Kommersant
www.kp.ru|Комсомольская правда
www.mk.ru|Московский комсомолец
www.ng.ru|Независимая газета
www.rbc.ru|РБК
www.rt.com|RT International
www.vedomosti.ru|Ведомости`,
  RW: `
www.newtimes.co.rw|The New Times (Rwanda)`,
  SA: `
saudigazette.com.sa|Saudi Gazette
www.arabnews.com|Arab News
www.okaz.com.sa|عكاظ`,
  SE: `
sverigesradio.se|Sveriges Radio
www.aftonbladet.se|Aftonbladet
www.di.se|Dagens industri
www.dn.se|Dagens Nyheter
www.etc.se|Dagens ETC
www.expressen.se|Expressen
www.gp.se|Göteborgs-Posten
www.hd.se|Helsingborgs Dagblad
www.svd.se|Svenska Dagbladet
www.svt.se|SVT Nyheter
www.sydsvenskan.se|Sydsvenskan`,
  SG: `
mothership.sg|Mothership.SG
www.businesstimes.com.sg|The Business Times (Singapore)
www.channelnewsasia.com|CNA|Channel NewsAsia
www.straitstimes.com|The Straits Times|Straits Times
www.zaobao.com.sg|联合早报`,
  SI: `
www.24ur.com|24ur.com
www.delo.si|Delo (Slovenija)
www.dnevnik.si|Dnevnik (Slovenija)
www.mladina.si|Mladina
www.rtvslo.si|RTV Slovenija`,
  SK: `
dennikn.sk|Denník N
spectator.sme.sk|The Slovak Spectator
www.aktuality.sk|Aktuality.sk
www.pravda.sk|Pravda (Slovensko)
www.sme.sk|SME (Slovensko)`,
  SN: `
www.seneweb.com|Seneweb`,
  SV: `
elfaro.net|El Faro (El Salvador)
www.elsalvador.com|El Diario de Hoy|elsalvador.com
www.laprensagrafica.com|La Prensa Gráfica`,
  TH: `
www.bangkokpost.com|Bangkok Post
www.khaosodenglish.com|Khaosod English
www.matichon.co.th|มติชน
www.nationthailand.com|The Nation (Thailand)
www.thairath.co.th|ไทยรัฐ`,
  TN: `
kapitalis.com|Kapitalis
nawaat.org|Nawaat`,
  TR: `
artigercek.com|Artı Gerçek
bianet.org|bianet
gazeteoksijen.com|Gazete Oksijen
haber.sol.org.tr|soL Haber
halktv.com.tr|Halk TV
kisadalga.net|Kısa Dalga
medyascope.tv|Medyascope
serbestiyet.com|Serbestiyet
t24.com.tr|T24
www.aa.com.tr|Anadolu Ajansı|Anadolu Agency
www.agos.com.tr|Agos
www.aksam.com.tr|Akşam
www.aydinlik.com.tr|Aydınlık (Türkiye)
www.birgun.net|BirGün
www.cnnturk.com|CNN Türk
www.cumhuriyet.com.tr|Cumhuriyet
www.dailysabah.com|Daily Sabah
www.diken.com.tr|Diken
www.dunya.com|Dünya (Gazetesi)
www.ekonomim.com|Ekonomim
www.evrensel.net|Evrensel
www.gazeteduvar.com.tr|Gazete Duvar
www.haber7.com|Haber7
www.haberturk.com|Habertürk
www.hurriyet.com.tr|Hürriyet
www.hurriyetdailynews.com|Hürriyet Daily News
www.indyturk.com|Independent Türkçe
www.karar.com|Karar
www.milligazete.com.tr|Milli Gazete
www.milliyet.com.tr|Milliyet
www.ntv.com.tr|NTV (Türkiye)
www.odatv.com|OdaTV
www.posta.com.tr|Posta (Türkiye)
www.sabah.com.tr|Sabah (Türkiye)
www.sozcu.com.tr|Sözcü
www.star.com.tr|Star Gazetesi|Star (Türkiye)
www.takvim.com.tr|Takvim (Türkiye)
www.trthaber.com|TRT Haber
www.trtworld.com|TRT World
www.turkiyegazetesi.com.tr|Türkiye Gazetesi
www.yeniakit.com.tr|Yeni Akit
www.yenicaggazetesi.com.tr|Yeniçağ
www.yenisafak.com|Yeni Şafak`,
  TW: `
focustaiwan.tw|Focus Taiwan
udn.com|聯合新聞網
www.chinatimes.com|中時新聞網
www.cna.com.tw|中央社|中央通訊社
www.ltn.com.tw|自由時報
www.taipeitimes.com|Taipei Times
www.taiwannews.com.tw|Taiwan News`,
  TZ: `
dailynews.co.tz|Daily News (Tanzania)
habarileo.co.tz|HabariLeo
www.thecitizen.co.tz|The Citizen (Tanzania)`,
  UA: `
babel.ua|Бабель
hromadske.ua|hromadske
kyivindependent.com|The Kyiv Independent|Kyiv Independent
www.eurointegration.com.ua|Європейська правда
www.kyivpost.com|Kyiv Post
www.liga.net|LIGA.net
www.pravda.com.ua|Українська правда
www.ukrinform.net|Ukrinform
www.unian.ua|УНІАН
zn.ua|Дзеркало тижня`,
  UG: `
www.monitor.co.ug|Daily Monitor (Uganda)
www.newvision.co.ug|New Vision (Uganda)`,
  US: `
9to5mac.com|9to5Mac
apnews.com|Associated Press|AP News|The Associated Press
arstechnica.com|Ars Technica
chicago.suntimes.com|Chicago Sun-Times
dailycaller.com|The Daily Caller|Daily Caller
electronicintifada.net|The Electronic Intifada|Electronic Intifada
foreignpolicy.com|Foreign Policy
fortune.com|Fortune
forward.com|The Forward
freebeacon.com|The Washington Free Beacon|Washington Free Beacon
gizmodo.com|Gizmodo
grist.org|Grist
harpers.org|Harper's Magazine
insideclimatenews.org|Inside Climate News
jacobin.com|Jacobin|Jacobin Magazine
mashable.com|Mashable
mondoweiss.net|Mondoweiss
nationalinterest.org|The National Interest
newrepublic.com|The New Republic|New Republic
nymag.com|New York Magazine
nypost.com|New York Post
prospect.org|The American Prospect|American Prospect
qz.com|Quartz
reason.com|Reason|Reason.com
responsiblestatecraft.org|Responsible Statecraft
restofworld.org|Rest of World
slate.com|Slate|Slate Magazine
talkingpointsmemo.com|Talking Points Memo
techcrunch.com|TechCrunch
thediplomat.com|The Diplomat
thefederalist.com|The Federalist
thehill.com|The Hill
theintercept.com|The Intercept
time.com|Time Magazine|TIME
truthout.org|Truthout
undark.org|Undark
variety.com|Variety
venturebeat.com|VentureBeat
warontherocks.com|War on the Rocks
www.adn.com|Anchorage Daily News
www.ajc.com|The Atlanta Journal-Constitution|Atlanta Journal-Constitution
www.al-monitor.com|Al-Monitor
www.algemeiner.com|The Algemeiner|Algemeiner
www.axios.com|Axios
www.azcentral.com|The Arizona Republic|Arizona Republic
www.baltimoresun.com|The Baltimore Sun|Baltimore Sun
www.barrons.com|Barron's
www.bloomberg.com|Bloomberg|Bloomberg News
www.bostonglobe.com|The Boston Globe|Boston Globe
www.bostonherald.com|Boston Herald
www.breitbart.com|Breitbart|Breitbart News
www.businessinsider.com|Business Insider
www.cbsnews.com|CBS News
www.chicagotribune.com|Chicago Tribune
www.christianitytoday.com|Christianity Today
www.city-journal.org|City Journal
www.cleveland.com|cleveland.com
www.cnbc.com|CNBC
www.cnn.com|CNN
www.commentary.org|Commentary Magazine
www.commondreams.org|Common Dreams
www.counterpunch.org|CounterPunch
www.csmonitor.com|The Christian Science Monitor|Christian Science Monitor
www.dailywire.com|The Daily Wire|Daily Wire
www.dallasnews.com|The Dallas Morning News|Dallas Morning News
www.democracynow.org|Democracy Now!
www.denverpost.com|The Denver Post|Denver Post
www.deseret.com|Deseret News
www.detroitnews.com|The Detroit News|Detroit News
www.elnuevoherald.com|El Nuevo Herald
www.engadget.com|Engadget
www.forbes.com|Forbes
www.foreignaffairs.com|Foreign Affairs
www.foxnews.com|Fox News
www.freep.com|Detroit Free Press
www.hollywoodreporter.com|The Hollywood Reporter|Hollywood Reporter
www.houstonchronicle.com|Houston Chronicle
www.huffpost.com|HuffPost|The Huffington Post|HuffPost US
www.inquirer.com|The Philadelphia Inquirer|Philadelphia Inquirer
www.jns.org|JNS|Jewish News Syndicate
www.jsonline.com|Milwaukee Journal Sentinel
www.jta.org|Jewish Telegraphic Agency|JTA
www.kansascity.com|The Kansas City Star|Kansas City Star
www.latimes.com|Los Angeles Times|LA Times|L.A. Times
www.livescience.com|Live Science
www.marketwatch.com|MarketWatch
www.mercurynews.com|The Mercury News|Mercury News
www.miamiherald.com|Miami Herald
www.motherjones.com|Mother Jones
www.nationalreview.com|National Review
www.nbcnews.com|NBC News
www.newsmax.com|Newsmax
www.newsweek.com|Newsweek
www.newyorker.com|The New Yorker|New Yorker
www.npr.org|NPR
www.nybooks.com|The New York Review of Books|New York Review of Books
www.nydailynews.com|New York Daily News
www.nytimes.com|The New York Times|New York Times|NYT
www.oregonlive.com|The Oregonian
www.orlandosentinel.com|Orlando Sentinel
www.pbs.org|PBS NewsHour|PBS News Hour
www.politico.com|Politico
www.post-gazette.com|Pittsburgh Post-Gazette
www.propublica.org|ProPublica
www.quantamagazine.org|Quanta Magazine
www.rawstory.com|Raw Story
www.reviewjournal.com|Las Vegas Review-Journal
www.rfa.org|Radio Free Asia
www.rferl.org|Radio Free Europe / Radio Liberty|RFE/RL
www.rollingstone.com|Rolling Stone
www.sacbee.com|The Sacramento Bee|Sacramento Bee
www.salon.com|Salon|Salon.com
www.sandiegouniontribune.com|The San Diego Union-Tribune|San Diego Union-Tribune
www.scientificamerican.com|Scientific American
www.seattletimes.com|The Seattle Times|Seattle Times
www.semafor.com|Semafor
www.sfchronicle.com|San Francisco Chronicle
www.sltrib.com|The Salt Lake Tribune|Salt Lake Tribune
www.smithsonianmag.com|Smithsonian Magazine
www.spokesman.com|The Spokesman-Review|Spokesman-Review
www.staradvertiser.com|Honolulu Star-Advertiser
www.startribune.com|The Minnesota Star Tribune|Star Tribune
www.stltoday.com|St. Louis Post-Dispatch
www.tabletmag.com|Tablet Magazine
www.tampabay.com|Tampa Bay Times
www.technologyreview.com|MIT Technology Review
www.texastribune.org|The Texas Tribune|Texas Tribune
www.theamericanconservative.com|The American Conservative
www.theatlantic.com|The Atlantic
www.thebulwark.com|The Bulwark
www.thedailybeast.com|The Daily Beast|Daily Beast
www.theepochtimes.com|The Epoch Times|Epoch Times
www.thegatewaypundit.com|The Gateway Pundit
www.thenation.com|The Nation (US)
www.theverge.com|The Verge
www.upi.com|United Press International|UPI
www.usatoday.com|USA Today
www.vanityfair.com|Vanity Fair
www.voanews.com|Voice of America|VOA News|VOA
www.vox.com|Vox
www.washingtonexaminer.com|Washington Examiner|The Washington Examiner
www.washingtonpost.com|The Washington Post|Washington Post
www.washingtontimes.com|The Washington Times|Washington Times
www.wired.com|Wired
www.wsj.com|The Wall Street Journal|Wall Street Journal|WSJ
www.zerohedge.com|ZeroHedge|Zero Hedge`,
  UY: `
ladiaria.com.uy|la diaria (Uruguay)
www.elobservador.com.uy|El Observador (Uruguay)
www.elpais.com.uy|El País (Uruguay)`,
  UZ: `
kun.uz|Kun.uz`,
  VE: `
efectococuyo.com|Efecto Cocuyo
www.caracaschronicles.com|Caracas Chronicles
www.elnacional.com|El Nacional (Venezuela)
www.eluniversal.com|El Universal (Venezuela)`,
  VN: `
e.vnexpress.net|VnExpress International
thanhnien.vn|Thanh Niên
tuoitre.vn|Tuổi Trẻ
vietnamnews.vn|Viet Nam News
vnexpress.net|VnExpress`,
  ZA: `
groundup.org.za|GroundUp
mg.co.za|Mail & Guardian
www.businesslive.co.za|BusinessLIVE
www.citizen.co.za|The Citizen (South Africa)
www.dailymaverick.co.za|Daily Maverick
www.iol.co.za|IOL
www.netwerk24.com|Netwerk24
www.news24.com|News24
www.sowetanlive.co.za|SowetanLIVE|Sowetan
www.timeslive.co.za|TimesLIVE`,
  ZM: `
www.lusakatimes.com|Lusaka Times`,
  ZW: `
www.herald.co.zw|The Herald (Zimbabwe)
www.newsday.co.zw|NewsDay (Zimbabwe)`,
};

const accessAt = (host: string): Outlet['access'] =>
  SOLD.locked.includes(host) ? 'locked' : SOLD.metered.includes(host) ? 'metered' : null;

const outletOf = (country: string, line: string): Outlet => {
  const [host = '', ...names] = line.split('|');
  return { host, country, names, access: accessAt(host) };
};

export const OUTLETS: readonly Outlet[] = Object.entries(LINES).flatMap(([country, lines]) =>
  lines
    .trim()
    .split('\n')
    .map((line) => outletOf(country, line)),
);
