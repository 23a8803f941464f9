package dev.wsproof.testdata;

import java.util.SplittableRandom;

/**
 * Words and sentences that mean nothing and look like language: some words come often, most seldom.
 * The same for the same seed. Not safe for use by several threads.
 */
final class Nonsense {
  private static final String[] COMMON =
      """
      the of and a to in he was that it his with as for had you not be her on at by which have or
      from this him but all she they were my are me one their so an said them we who would been will
      no when there if more out up into do any your what has man could other than our some very time
      upon about may its only now little then can should made did us such great before must two these
      see know over much down after first good men own never most old shall day where those came come
      himself way work life without go make well through being long say might how am too even again
      many back here think every people went same last thought away under take found hand eyes still
      place while just also young yet though against things get ever give god years off face nothing
      right once another left part saw house world head three took new love always put night each king
      between tell mind heart few because thing whom far seemed looked called whole set both got find
      done heard look name days told let lord country asked going seen better soon side water light
      window river bridge garden letter morning evening winter summer stone bread road forest silver
      """
          .strip()
          .split("\\s+");

  private static final String[] ONSETS =
      "b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sch sh sl st t tr v w z".split(" ");
  private static final String[] VOWELS =
      "a e i o u ai ea ee ie oa ou ä ö ü é a e i o u a e i o e a".split(" ");
  private static final String[] CODAS =
      "b ck d ft g l ll m n nd ng nt r rd rn rt s ss st t tch th x n r s t l".split(" ");

  private static final int RARE_WORDS = 2000;
  private static final int SKEW = 3;
  private static final int COMMON_PERCENT = 88;

  private final SplittableRandom random;
  private final String[] rare = new String[RARE_WORDS];

  Nonsense(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < rare.length; i++) {
      rare[i] = invented(1 + random.nextInt(2));
    }
  }

  /** What else is drawn with the same seed. */
  SplittableRandom random() {
    return random;
  }

  private String invented(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(one(ONSETS)).append(one(VOWELS));
      if (i == syllables - 1 || random.nextInt(3) == 0) {
        word.append(one(CODAS));
      }
    }
    return word.toString();
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  /** A word: the first of a list come more often than the last. */
  String word() {
    String[] of = random.nextInt(100) < COMMON_PERCENT ? COMMON : rare;
    long skewed = of.length;
    for (int i = 0; i < SKEW; i++) {
      skewed = skewed * random.nextInt(of.length) / of.length;
    }
    return of[(int) skewed];
  }

  /** A made-up name with a capital letter. */
  String name() {
    return capital(rare[random.nextInt(rare.length)]);
  }

  /** A sentence of about this many words, with a full stop or the like. */
  String sentence(int words) {
    int count = Math.max(3, words / 2 + random.nextInt(words));
    StringBuilder text = new StringBuilder(capital(word()));
    for (int i = 1; i < count; i++) {
      text.append(i < count - 2 && random.nextInt(9) == 0 ? ", " : " ");
      text.append(random.nextInt(30) == 0 ? name() : word());
    }
    int end = random.nextInt(10);
    return text.append(end == 0 ? '?' : end == 1 ? '!' : '.').toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
