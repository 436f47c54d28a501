import type { Lexicon } from "./lexicon.js";

export const da: Lexicon = {
  boundaries: "words",
  words: {
    3: `fantastisk* fremragende vidunderlig* perfekt* elsker elskede elske elsket storslået* enestående suveræn* genial* pragtfuld*
      begejstr* lykkelig* forrygende formidabel* strålende herlig* bedste bedst uovertruffen* fænomenal* brillant* mesterlig*
      imponerende henrivende vildt_god knaldgod* skønneste jubel* jublende tillykke`,
    2: `god godt gode bedre glad glade glæde glæder glædede glædelig* dejlig* skøn skønt skønne flot flotte lækker* lækre sjov sjovt sjove
      smuk* tak takker hjælpsom* hjælper hjalp hjulpet anbefal* tilfreds* imponer* nyde nyder nød nydt hyggelig* hygge succes*
      vinder vinde vandt sejr* stolt* populær* smart* nem nemt nemme let hurtig* pålidelig* driftsikker* stabil* interessant*
      spændende elegant* morsom* venlig* rar rart rare sød sødt søde kærlig* kærlighed behagelig* heldig* held lykke lykkes lykkedes
      roser rosende ros hylde* hyldest berømmet glimrende udmærket udmærkede fin fint fine effektiv* gavnlig* værdifuld* talent*
      trygt tryg trygge sikkert_valg løst løser inspirer* underhold* underholdende velfungerende vellykket vellykkede fest fester
      festlig* smil* griner grine værdsæt* taknemmelig* elskelig* fornøj* sparet sparer overskud gevinst* pris_værd klarede
      styrk* stærk* stærkt dygtig* kompetent* fordel* virker_godt kan_lide kunne_lide glæder_mig`,
    1: `ok okay interesseret nyttig* brugbar* klar klart rigtig* enig* håb* håber sund* sundt frisk* fred* fredelig* gratis løsning*
      forbedr* fremgang fremskridt mulighed* positiv* optimist* støtte støtter varm* lys lyst ven venner velkommen gave* gaver
      rolig* spare sikker* sikre ren rent rene velsmagende ærlig* fair rimelig* vigtig* anerkend* belønn* kvalitet* flittig*
      nyskabende moderne lovende frivillig* tilbud virker fungerer`,
    [-1]: `langsom* svær* vanskelig* besvær* forvirr* uklar* dyr dyrt dyre sen forsinke* forsinkelse* mangler mangel* mangelfuld* savner
      problem* bekymr* tvivl* usikker* træt* kedelig* kedeligt kold* koldt hård* mister mistede mistet miste taber tabte tabt
      tab desværre beklag* svag* svagt syg* sygdom* krise* kritik* kritisk* kritiser* afvis* afvist ulovlig* begræns* konflikt*
      uenig* advar* straf* fængsel* fængsles anklage* sigtet skyld skyldig* nedgang falder faldet underskud gæld afskedig* fyret fyringer
      undskyld* udfordring* risiko* risikerer skuff* rodet indviklet ensom* sørg* græd* forgæves mørk* truende trussel* trusler protest*
      strejke* arbejdsløs* aflys* lukke_ned lukkes fejl spild* tung* presset stress* uro`,
    [-2]: `dårlig* dårligt værre trist* ked vred* vrede irriter* irriterende ødelag* ødelæg* ødelagt fejler fejlede fejlslag* crash* nedbrud
      går_ned gik_ned frustrer* ubrugelig* elendig* håbløs* utilfreds* uacceptab* skuffet skuffende skuffelse* ondt onde smert* grim*
      klage* brokke* rod sludder vrøvl dum* dumt idiot* svindel* svindl* snyd* løgn* lyver løj stjål* stjæl* tyv* uforskammet* pinlig*
      skam* skandal* latterlig* spildt død døde dør dræb* mord* myrd* offer ofre terror* vold* overgreb overfald* voldtægt* mobning
      mobbe* kræft frygt* bange angst* panik* mareridt* fare farlig* fandens forbandet* affald skidt lort katastrof* krig* ulykke*
      ulykker forurene* forurening forgift* gift giftig* korrupt* racis* hykler* fornærm* fjendtlig* umulig* ulækker* utryg*
      uretfærdig* skade* skader skadet skadelig* brand brænd* angreb bombe* flygt* fattig* sult* kvalt tragisk* tragedie* svigt*
      virker_ikke ringe kvæst* sorg plage*`,
    [-3]: `hader hadede hade had forfærdelig* frygtelig* rædsel* rædsom* værst* afskyelig* afsky møg* pis kraftedeme skodlort forpulet
      forfærdet horribel* skrækkelig* grusom* svin svinehund* nederdrægtig*`,
  },
  negators: "ikke ej aldrig ingen intet ingenting uden hverken næppe knap",
  boosters: "meget virkelig rigtig utrolig super ekstremt fuldstændig totalt vildt så enormt særdeles dybt temmelig helt",
  dampers: "lidt en_smule nogenlunde delvist næsten ret",
  turns: "men dog alligevel",
  side: "before",
};
