const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Verbs that a thing to do begins with, and that are seldom anything but a verb at the head of a clause. */
const plainVerbs = list(`
  accept add address adjust adopt advertise agree align allow analyse analyze announce answer apologise apologize apply appoint approach approve
  arrange ask assemble assess assign attach attend audit avoid back bake ban bathe become begin bind block boil book borrow bring browse brush
  build buy calculate call cancel capture care carry cash catch categorise categorize celebrate chase check chop choose circulate clarify
  clean clear climb close collect combine come comment commit compare compile complain complete compose compress compute conduct confirm
  congratulate connect consider consolidate consult contact continue convert convince cook coordinate correct count cover create
  critique cycle debug decide declutter decline decorate decrease deep-clean define defrost delegate delete deliver demo deploy
  deposit descale describe design detail determine develop diagnose dig digitise digitize discuss dispose disable distribute do donate
  double-check download draft draw drive drop duplicate earn eat edit email empty enable encourage enjoy enrol enroll ensure enter establish
  estimate evaluate examine exchange execute expand explain explore export extend extract facilitate fax feed fetch fill finalise finalize
  find finish fit fix fold follow forward freeze gather generate get gift give go google grab greet grill group grow handle hang harvest
  have hear help hire hold hoover host hug identify implement import improve increase inform insert inspect install introduce invent
  invest investigate invite invoice join keep kick knit label launch lay lead learn leave lend let lift listen load locate lock log lose
  lower maintain make manage measure meditate meet memorise memorize mend mentor merge message migrate mop move mow negotiate notify
  observe obtain offer open order organise organize outline overhaul pack package paint park participate pass pay perform persuade pick
  ping plan plant plug polish postpone practice practise pray prepare present press prioritise prioritize proofread propose prove
  provide prune publish pull purchase push put read rearrange reassess rebook rebuild recall receive recharge recommend reconcile
  reconsider recycle redesign redo reduce refactor refill refresh refund refuse register reheat rehearse reimburse reinstall reject
  relax release remember remind remove rename renew renovate rent reorder reorganise reorganize repair repeat rephrase replace reply
  replant repot reproduce request reschedule research reserve reset resolve respond restart restock restore resubmit retrieve return review
  revise rewrite ride ring roast rotate run save say scan schedule scrub seal see select sell send separate serve set settle sew share
  shave shop shovel show shower simplify sing sit sketch smooth solve sort speak spend split spray spread stand start stay steam
  stitch stop store straighten strengthen stretch structure submit subscribe suggest summarise summarize survey swap sweep swim switch
  take talk tape tell thank think throw tidy top-up touch transcribe transfer translate treat trim troubleshoot try turn tutor
  tweak type unblock unclog uninstall unload unpack unplug unsubscribe update upgrade upload use vacuum validate verify visit volunteer wait
  wake walk warm wash wax weed weigh whatsapp win wipe wish withdraw work wrap write zip text facetime skype slack iron dust defrag
  look`);

/** Words that are as often a noun: behind "and" they are a verb only with what a verb takes. */
const ambiguousVerbs = list(`
  access act air attack balance bank benefit bill block box break brief budget build camp care cash challenge change charge chat claim clean
  comment contact copy cost cover credit cross cut cycle dance date deal debate deck delay demo design detail display divide document
  double dream dress drink drive drop dust email estimate excuse exercise experience experiment express face fast feature feed fence fight file
  film finance fish flip flood flow fly focus force form format frame fuel fund gift group guard guess guide hand head heat hike hunt
  import influence interview invoice iron issue joke journal judge jump label land laugh launch lead lift light limit link list load
  lock log love lunch mail map march mark market master match matter mess message milk mind mirror model monitor name need network note
  number object order outline pack package page paint park part party patch pause phone photograph picture place plan plant play
  plot point post practice practise present press price print process produce profile program project promise protest pump question quiz
  race rain range rank rate reach reason rebound record reply report request research rest result review reward ride ring risk rock
  roll root round row rule run sample scale schedule school score scream screen search season seat sequence serve service shape share
  shave shelter ship shop shower sign signal skate ski sketch sleep slice smell smile smoke snack sound sort source space spell split
  sponsor spot spray stack staff stage stain stamp start state step stock store storm stream stress stretch strike study style sugar
  suit supply support surf surprise survey swim swing switch talk target tape taste tax team telephone test text thread tie time tip
  title toast tone top touch tour toy trace track trade traffic trail train transfer transport trap travel treat trick trim trip trouble
  trust turn type use value view visit voice vote wait walk warm wash waste watch water wave weather weed weight whistle will wish wonder
  work worry wrap zip sand varnish oil glue drill grease rinse soak peel dice mix stir fry chill season hem stain prime`);

/** Whether a word, in lower case, can begin a thing to do. */
export function isVerb(word: string): boolean {
  return plainVerbs.has(word) || ambiguousVerbs.has(word);
}

/** Whether it can as well be a noun, such as "design" or "email". */
export function isAmbiguousVerb(word: string): boolean {
  return ambiguousVerbs.has(word);
}

/** People that stand without an article: "call mum". */
export const bareNouns = list(`
  mum mom mummy mommy mama dad daddy papa grandma grandpa granny nana nan gran grandad granddad auntie aunt uncle home everyone everybody
  someone somebody anyone people friends customers clients parents neighbours neighbors`);
