package dev.wsproof.cli.testee.defect;

/** Follows UTF-8 octet by octet (RFC 3629) and says at once what can't become text any more. */
final class Utf8 {
  private final Rules rules;
  private int missing;
  private int least = 0x80;
  private int most = 0xbf;
  private int value;

  Utf8(Rules rules) {
    this.rules = rules;
  }

  /** Whether what came so far, with these octets, can still become text. */
  boolean accepts(byte[] octets, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!accept(octets[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether no character is cut. */
  boolean complete() {
    return missing == 0;
  }

  private boolean accept(int octet) {
    if (missing == 0) {
      return octet < 0x80 || begin(octet);
    }
    if (octet < least || octet > most) {
      return false;
    }
    least = 0x80;
    most = 0xbf;
    value = value << 6 | octet & 0x3f;
    missing--;
    return missing > 0 || !rules.off(Defect.UTF8_NONCHARACTERS) || (value & 0xfffe) != 0xfffe;
  }

  private boolean begin(int octet) {
    boolean overlong = rules.off(Defect.UTF8_OVERLONG);
    boolean beyond = rules.off(Defect.UTF8_BEYOND);
    if (octet < (overlong ? 0xc0 : 0xc2) || octet > (beyond ? 0xf7 : 0xf4)) {
      return false;
    }
    if (octet < 0xe0) {
      missing = 1;
      value = octet & 0x1f;
    } else if (octet < 0xf0) {
      missing = 2;
      value = octet & 0x0f;
      least = octet == 0xe0 && !overlong ? 0xa0 : 0x80;
      most = octet == 0xed && !rules.off(Defect.UTF8_SURROGATES) ? 0x9f : 0xbf;
    } else {
      missing = 3;
      value = octet & 0x07;
      least = octet == 0xf0 && !overlong ? 0x90 : 0x80;
      most = octet == 0xf4 && !beyond ? 0x8f : 0xbf;
    }
    return true;
  }
}
