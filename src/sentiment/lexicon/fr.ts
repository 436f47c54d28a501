import type { Lexicon } from "./lexicon.js";

export const fr: Lexicon = {
  boundaries: "words",
  words: {
    3: `excellent* magnifique* merveill* formidable* fantastique* parfait* génial* genial* exceptionnel* extraordinaire* superbe*
      adore adoré adorent adorons amoureu* meilleur* brillant* sublime* remarquable* époustouflant* splendide* incroyable* bravo
      félicit* felicit* chef-d'œuvre ravi* enchanté* émerveill* spectaculaire* impressionnant* top`,
    2: `bon bonne bons bonnes bien beau belle beaux belles aime aimé aimons aiment heureu* content* joie* joyeu* merci remerci* reconnaiss*
      plaisir* plaît plait agréable* super sympa* gentil* aimable* joli* jolie drôle* amus* réussi* réussit réussite* succès succes gagn*
      victoire* vainqueur* recommand* utile* facile* rapide* fiable* efficace* élégant* intuitif* intuitive* satisf* fier fière fiers
      fières fierté passionn* intéressant* inspir* admir* talent* espoir* sourire* sourit rire* rit mdr lol haha* chance* cadeau* fête*
      délicieu* précieu* généreu* confortable* bienvenue encourag* progrès progress* bénéf* bénéfique* favor* améliorer amélior*
      résolu* innov* prometteur* champion* prix_d'excellence récompens* hommage* courage* solidaire* solidarité paix convivial* chaleur*
      exemplaire* magique* doux douce douceur optimis* enthousias* paradis sauv* protège* protéger protection réjoui* dynamique*
      performant* avantage* gagnant* profite* vive hâte exploit*`,
    1: `intéress* clair* juste correct* soutien* soutenir soutien positif* positive* espère gratuit* aide aidé aider aident sûr* sûre
      tranquill* santé sain* propre* propres écologique* durable* renouvelable* vert verts verte vertes économ* simple* moderne* solide*
      stable* fort* forte force ami* amis avenir atout* opportunit* engagé* engagement* réduire gain* don dons partage* participe*
      découvr* développ* qualité* ensoleil* soleil initiative* accord lance agir créa* bio biodiversité_préservée confiance ok`,
    [-1]: `lent* difficil* confus* cher chère chers trop_cher tard retard* manque* manqu* problème* probleme* doute* inquiet* inquiét*
      fatigu* ennuy* ennui froid* dur* perd perdu* perdre perte* hélas malheureusement regrett* pauvre* faible* malade* maladie* crise*
      critiqu* rejet* refus* illégal* risque* seul* pleur* larme* nerveu* bizarre* compliqué* peur* culpab* dette* annul* protest* prison*
      plainte* grève* menace* disparaî* disparit* disparition* déchet* pollu* pollution* coup* impossible* contre conten* coût*
      taxe* tax* chômage interdit* interdi* manif* opposé* opposition polémique* dénonc* accus* condamn* alerte* vide fin_du_monde
      baisse* stress* faute* déclin* déforest* réchauff* sécheresse* expuls* licenci* hausse_des_prix conflit*`,
    [-2]: `mal mauvais* mauvaise* pire pires triste* tristesse fâch* colère* énerv* enerv* cass* panne* bug* bogue* plant* erreur* échec* echec*
      échoue* déçu* decu* décev* deception* déception* frustr* inutile* inutil* insatisf* inacceptable* douleur* douloureu* laid* moche*
      ridicul* stupid* idiot* con cons conne connard* connerie* débile* arnaqu* fraude* ment mensonge* menteu* mentir vol voleu* volé*
      grossier* honte* honteu* pathétique* minable* nul nulle nuls nulles gâch* ruin* détrui* destruct* dégât* mort* mourir meurt tué*
      tue tuer meurtr* assassin* victim* terror* violen* abus* viol cancer* panique* cauchemar* danger* merde* putain foutre foutu*
      foutaise* chier pute* salaud* salop* corrupt* corrompu* racis* sexis* hypocri* insult* offens* hostil* toxi* guerre* souffr*
      désastr* catastroph* drame* tragi* tragédie* scandal* malheur* injust* cruel* lâche* trahi* trahison* haineu* désespér* déprim*
      empoison* nocif* nociv* nuisible* menac* saccag* massacr* ravag* absurde* n'importe_quoi nimporte_quoi illusoire* aberrant*
      irrespons* incompéten* fuck* marre ras_le_bol attentat* extermin* abîm* dégrad* détérior* mafia* honte`,
    [-3]: `déteste* detest* haine hais horrible* atroce* affreu* épouvantable* abominable* immonde* dégueul* dégout* dégoût* exécrable* infect*
      ignoble* odieu* enculé* ordure* lamentable* scandaleu* terrifiant* insupportable*`,
  },
  negators: "pas jamais rien aucun aucune ni sans guère nullement non",
  boosters: "très tres vraiment trop tellement si extrêmement totalement complètement absolument super hyper plus tant",
  dampers: "peu assez légèrement presque plutôt moyennement",
  turns: "mais cependant pourtant",
  side: "before",
};
