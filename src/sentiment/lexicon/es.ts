import type { Lexicon } from "./lexicon.js";

export const es: Lexicon = {
  boundaries: "words",
  words: {
    3: `excelente* increíble* increible* maravillos* fantástic* fantastic* perfect* estupend* genial* espectacular* magnífic* magnific*
      amo amamos adoro adoramos encanta encantan encantó encanto encantad* mejor mejores brillante* sublime* extraordinari*
      fenomenal* buenísim* buenisim* lindísim* hermosísim* preciosísim* felicidades enhorabuena impresionante* felicidad
      te_amo te_quiero os_quiero bravo crack alucinante* insuperable*`,
    2: `buen buena buenas bueno buenos bien feliz felices felic* alegr* content* gracias agradec* gusta gustan gustó gusto
      gustado bonit* lind* hermos* precios* guap* simpátic* simpatic* amable* amig* divert* éxito* exito* ganar ganad* ganó gané
      gana ganamos recomiend* recomend* útil útiles fácil* facil* rápid* rapid* mola molan guay chul* bacán chévere chevere
      padrísim* orgull* satisf* agradable* disfrut* fiabl* sonri* sonrisa* reír ríe risa* risas jaja* jajaj* jeje* cariño* abraz*
      besos beso besitos amor amores querid* dulce* celebr* logr* triunf* campe* victoria* talento* ídol* idol* héroe* heroe* suerte
      ilusión ilusion* emocion* inspir* admir* bendic* bendit* valios* elegante* rico rica ricos ricas delicios* mejora
      mejoras mejorar ahorra ahorrad* ahorro ayudad* solucion* resuelto resuelt* funciona_bien gran grandes_momentos vale_la_pena
      me_alegro qué_bien que_bien olé ole wow top increíblemente_bien tranquil* fiesta maravilla* lujo mono mona monísim* ganas
      apoyo confío confianza`,
    1: `interesante* clar* listo lista correct* apoy* esperanz* ojalá ojala mejor* gratis ayuda ayudó ayudan ayuda_mucho
      seguro segura tranquilidad paz posit* optimis* salud sol vacaciones viernes finde regal* sueñ* fuerte fuerza bienven*
      bello bella belleza verdad espero suave limpio cómod* comod* moderno interesad* amén animo ánimo saludos cumple cumpleaños
      justo arte música musica`,
    [-1]: `lent* difícil* dificil* confus* car* tarde retras* falta faltan problem* duda* preocup* cansad* aburr* frí* dur* perd* perdió
      pierde pierdo pérdida* lament* siento_mucho pobre* débil* enferm* crisis critic* crític* rechaz* ilegal* extraño extraña
      echo_de_menos extrañ* soled* sol@ solo_otra_vez llor* lágrim* nervios* raro rara complicad* miedo culpa* deuda* cancel*
      protest* cárcel carcel queja* quej* examen exámenes sueño_que hambre sed pereza calor estrés estres* castig* envidia* celos
      desgracia* tont* no_puedo no_sé por_qué_no nada_de imposible pesad* pena`,
    [-2]: `mal mala malas malo malos peor peores trist* enfad* enoj* enfurec* rabia molest* rot* fall* error* fracas* decepcion* frustr*
      inútil* inutil* insatisf* inacept* dolor* duele duelen dolió feo fea feos feas horror* ridícul* ridicul* estúpid* estupid* idiota*
      imbécil* imbecil* tonter* fraude* estaf* mentir* miente* roba* robo robar robó ladr* grosero vergüenza verguenza avergonz* penos*
      patétic* patetic* basura* asc* asco odios* muert* muer* murió matar mata* mató asesin* víctima* victima* terror* violen* abus*
      viola* cáncer cancer pánico panic* pesadilla* peligro* mierda coño joder jod* carajo maldit* puta puto putos putas cabrón cabron*
      gilipoll* pendej* hij@ boludo boluda pelotud* corrupt* racis* machis* hipócrita* hipocrita* insult* ofens* host* tóxic* toxic* guerra*
      sufr* destru* destroz* arruin* desastr* harto harta hartos hartas hasta_el_ojete hasta_los_cojones hasta_la
      depre* depresión deprim* amarg* cuelga bloquea no_funciona no_sirve llorando vomit* injust* cruel* malvad* cobard* infel* agotad*
      insoport* inaguant* traicion* traidor* fatal* mierd* putada desesper*`,
    [-3]: `odio odia odian odiar odiamos horrible* horribl* terrible* pésim* pesim* asqueros* repugn* detest* nefast* espantos* atroz*
      catastr* hijo_de_puta hijos_de_puta hijueputa hdp malparid* inmund* repulsiv* vomitiv* miserable*`,
  },
  negators: "no ni nunca jamás jamas nada nadie ningún ningun ninguno ninguna sin tampoco apenas",
  boosters:
    "muy mucho mucha muchos muchas tan tanto tanta super súper demasiado bastante realmente totalmente completamente más mas re",
  dampers: "poco algo casi medio ligeramente",
  turns: "pero aunque sino",
  side: "before",
};
