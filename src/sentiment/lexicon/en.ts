import type { Lexicon } from "./lexicon.js";

export const en: Lexicon = {
  boundaries: "words",
  words: {
    3: `amazing* awesome* brilliant* excellent* fantastic* outstanding* perfect perfectly superb wonderful* magnificent* phenomenal
      delighted delightful* thrilled ecstatic love loved loves loving lovely adore* best flawless* incredible* marvel* masterpiece
      epic stunning* spectacular* overjoyed heavenly blessed life-saver lifesaver game-changer gamechanger exceptional* breathtaking
      hilarious ily yay woohoo congratulations congrats`,
    2: `good great greatly glad happy happier happiest happily happiness enjoy* nice nicely helpful help_a_lot thank thanks thx thankful
      thank_you ty grateful gratitude appreciat* beautiful* beauty fun funny cool impress* excited exciting excitement win wins winner
      winning won success* succeed* smooth smoothly reliabl* recommend* intuitive elegant* powerful easy easier easily fast faster
      friendly pleased pleasure pleasant* proud proudly kudos bravo congrat* cute sweet sweetest gorgeous* charming hero heroes
      inspir* favorite favourite favorites favourites fav solved rocks superior terrific top-notch gem laugh* lol haha* hahaha* lmao
      smile* smiling celebrat* welcome cheers bless blessing hooray paradise genius talented charm* joy* joyful satisf* stoked
      pumped can't_wait cannot_wait cant_wait look_forward looking_forward well_done saved save_time saves_time saved_time
      works_great worth_it must-see kind kindness generous* valuable honor* honour* praise* trust* trusted admire* admiration
      comfort* yummy delicious tasty wow yes_please better improvement improvements seamless* effortless* handy excel*`,
    1: `like liked likes interesting interested fine ok okay improv* useful clear clearly fixed fixes resolved support* ready agree*
      hope hopeful hopefully wish clean fresh free gain* gained benefit* bonus advantage* safe* secure* secured calm
      positive optimistic healthy strong stronger strength special favor favour fair correct right accurate* quick quickly
      efficient* simple modern solid stable decent neat gift* peace* peaceful care caring warm bright lucky luck
      pretty true deserve* deserves please birthday party festival premiere concert vacation holiday weekend saves save
      save_us saved_us enhance* eager* confident confidence friend friends hug hugs kiss kisses dream* treat sunshine
      glorious popular promising progress achieve* achievement opportunity opportunities responsive`,
    [-1]: `slow slower slowly hard harder difficult* confus* unclear expensive pricey late delay* delayed missing unable odd weird
      strange miss missed misses wait waiting problem* issue* risk* concern* worr* doubt* doubtful tired bored boring bland meh dull
      tough limited lack* lacks lacking outdated old-fashioned complicated unsure uncertain unexpected* question* warn* warning
      ignore* ignored ignoring cold dark strict lose loses losing lost loss losses sorry unfortunately poor poorly weak weaker
      busy sick ill struggle* struggl* stuck cancel* cancelled fight* blame* wrong unfair restrict* low ban banned
      protest* attack* war threat* threaten* strike crisis critic* controvers* illegal prison jail arrest* refuse* reject* dump
      beg apolog* alone lonely cry* crying cries tears debt drop dropped drops down headache* regret* ironic nervous suspend*
      noisy messy dirty clumsy overpriced laggy lag lags lagging glitch* spam*`,
    [-2]: `bad badly sad sadly sadness angry anger annoy* broken break_down breaks bug bugs buggy crash* error* fail* failure* failing
      disappoint* frustrat* useless worthless unhappy unacceptable unreliable unusable upset upsetting hurt* pain painful* ugly dislike*
      complain* complaint* mess nonsense ridiculous* stupid* idiot* dumb fool* lame suck sucks sucked fraud* scam* fake lie lied liar*
      lies lying steal* stole stolen rude dishonest* corrupt* racist racism sexist hypocri* guilty shame* shameful embarrass*
      pathetic pointless waste wasted wasting ruin* spoil* damage* destroy* destruction death dead die died dies dying kill* killed
      killer murder* victim* terror* violen* abuse* abusive rape* bully* bullying disease cancer fear* scared scary afraid creepy
      panic* nightmare* trouble* danger* dangerous jerk moron* crap crappy damn damned hell wtf smh ugh pissed rubbish garbage trash
      refund* unsubscribe* misleading mislead* deceiv* cheat* unresponsive freez* frozen insult* offensive offend* hostile jealous*
      miserable misery depress* depressed depressing heartbr* tragic tragedy evil cruel* nasty gross toxic poison* worse worsen*
      can't_believe cant_stand can't_stand infuriat* irritat* ignoran* sabotag* disast* suffer* bomb* shoot* shooting stress*`,
    [-3]: `hate hated hates hating hatred horribl* terribl* awful* worst disgust* abysmal atrocious* dreadful* horrif* despis* loath*
      unbearable shit shitty bullshit bs fuck* fucking fucked bitch* bastard* asshole* ass scum vile catastroph* nazi* outrag*
      appalling* pathetically abomination furious rage raging screw_you`,
  },
  negators: `not no never none nobody nothing neither nor without hardly barely scarcely cannot cant dont doesnt didnt isnt wasnt arent
    wont wouldnt couldnt shouldnt aint don't doesn't didn't isn't wasn't aren't won't wouldn't couldn't shouldn't ain't can't
    haven't hasn't hadn't weren't lack lacks rarely seldom`,
  boosters: `very really extremely incredibly so too absolutely totally completely highly super utterly truly deeply insanely
    especially particularly fucking soo sooo soooo most much`,
  dampers: `slightly somewhat kinda sorta fairly rather little bit almost partly occasionally mildly`,
  turns: "but however although though yet",
  side: "before",
};
