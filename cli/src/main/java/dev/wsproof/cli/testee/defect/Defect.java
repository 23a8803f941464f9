package dev.wsproof.cli.testee.defect;

import static dev.wsproof.cli.testee.defect.Side.BOTH;
import static dev.wsproof.cli.testee.defect.Side.CLIENT;
import static dev.wsproof.cli.testee.defect.Side.SERVER;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One rule that an endpoint breaks, everything else being right; says nothing of who notices. */
public enum Defect {
  // Opening handshake, servers.
  ANY_METHOD(SERVER, "4.2.1", "R6455-4.2.1-2", "accepts every method, not GET alone"),
  HTTP_1_0(SERVER, "4.2.1", "R6455-4.2.1-3", "accepts HTTP/1.0"),
  NO_HOST(SERVER, "4.2.1", "R6455-4.2.1-5", "accepts a request without Host"),
  NO_UPGRADE(SERVER, "4.2.1", "R6455-4.2.1-6", "accepts a request without Upgrade"),
  UPGRADE_PART(SERVER, "4.2.1", "R6455-4.2.1-6", "finds websocket within other words"),
  UPGRADE_CASE(SERVER, "4.2.1", "R6455-4.2.1-7", "wants websocket in small letters"),
  NO_CONNECTION(SERVER, "4.2.1", "R6455-4.2.1-8", "accepts a request without Connection"),
  CONNECTION_NO_LIST(SERVER, "4.2.1", "R6455-4.2.1-9", "takes Connection for one token, no list"),
  NO_KEY(SERVER, "4.2.1", "R6455-4.2.1-10", "accepts a request without a key"),
  ANY_KEY(SERVER, "4.2.1", "R6455-4.2.1-11", "accepts keys that are not 16 octets"),
  TWO_KEYS(SERVER, "11.3.1", "R6455-11.3.1-2", "accepts two keys and takes the first"),
  ANY_VERSION(SERVER, "4.2.1", "R6455-4.2.1-12", "accepts every version"),
  NO_VERSION(SERVER, "4.2.1", "R6455-4.2.1-12", "accepts a request without a version"),
  VERSION_UNTOLD(SERVER, "4.4", "R6455-4.4-1,R6455-4.2.2-7", "refuses versions, tells not its own"),
  FIELD_NAME_CASE(SERVER, "4.2.1", "R6455-4.2.1-1", "wants field names in the letters of the RFC"),
  ACCEPT_OF_KEY(SERVER, "4.2.2", "R6455-4.2.2-19", "hashes the key without the GUID"),
  PROTOCOL_UNASKED(SERVER, "4.2.2", "R6455-4.2.2-10,R6455-4.2.2-11", "names an unasked protocol"),
  PROTOCOLS_ALL(SERVER, "4.2.2", "R6455-4.2.2-13", "answers with the whole list of subprotocols"),
  PROTOCOL_EMPTY(SERVER, "4.2.2", "R6455-4.2.2-12", "answers with an empty subprotocol"),
  EXTENSION_UNASKED(SERVER, "4.2.2", "R6455-4.2.2-15", "agrees to an extension nobody offered"),
  EXTENSIONS_ECHOED(SERVER, "9", "R6455-9-3", "repeats every extension offered"),
  HEAD_IN_PIECES(SERVER, "4.2.1", "R6455-4.2.1-1", "wants the request in one TCP segment"),
  GLUED_TO_REQUEST(SERVER, "4.2.2", "R6455-4.2.2-21", "loses frames behind the request"),
  QUOTED_COMMA(SERVER, "9.1", "R6455-9.1-1", "splits extensions inside of quoted strings"),
  // Opening handshake, clients.
  SAME_KEY(CLIENT, "4.1", "R6455-4.1-26", "sends the same key every time"),
  STATUS_200(CLIENT, "4.1", "R6455-4.1-38", "takes every status for 101"),
  UPGRADE_UNREAD(CLIENT, "4.1", "R6455-4.1-40,R6455-4.1-41", "reads no Upgrade in the response"),
  CONNECTION_UNREAD(CLIENT, "4.1", "R6455-4.1-43,R6455-4.1-44", "reads no Connection in it"),
  ACCEPT_UNREAD(CLIENT, "4.1", "R6455-4.1-46,R6455-4.1-47", "compares no accept value"),
  ACCEPT_CASE(CLIENT, "4.1", "R6455-4.1-47", "compares accept values without regard to case"),
  UPGRADE_CASE_ANSWER(CLIENT, "4.1", "R6455-4.1-42", "wants Upgrade: websocket in small letters"),
  PROTOCOL_UNREAD(CLIENT, "4.1", "R6455-4.1-50", "puts up with an unasked subprotocol"),
  EXTENSION_UNREAD(CLIENT, "4.1", "R6455-4.1-49", "puts up with an unasked extension"),
  GLUED_TO_101(CLIENT, "4.1", "R6455-4.1-54", "loses the first frame behind the response"),
  // Masking.
  UNMASKED_TAKEN(SERVER, "5.1", "R6455-5.1-3", "takes frames that are not masked"),
  MASKED_TAKEN(CLIENT, "5.1", "R6455-5.1-6", "takes frames that are masked"),
  MASKED_PONG(SERVER, "5.1", "R6455-5.1-5", "masks its pongs"),
  UNMASKED_CLOSE(CLIENT, "5.5.1", "R6455-5.5.1-7", "sends its close frames unmasked"),
  SAME_MASK(CLIENT, "5.3", "R6455-5.3-2", "masks every frame with the same key"),
  MASK_PHASE(SERVER, "5.3", "R6455-5.3-5", "loses its place in the key after 65535 octets"),
  // Lengths.
  LONG_16(BOTH, "5.2", "R6455-5.2-10", "takes 16-bit lengths below 126"),
  LONG_64(BOTH, "5.2", "R6455-5.2-10", "takes 64-bit lengths below 65536"),
  SENDS_LONG(BOTH, "5.2", "R6455-5.2-10", "writes 64-bit lengths where 16 bits would do"),
  LENGTH_SIGN(BOTH, "5.2", "R6455-5.2-11", "takes lengths with the top bit set"),
  LENGTH_32(BOTH, "5.2", "R6455-5.2-9", "cuts 64-bit lengths to 32 bits"),
  LENGTH_16_SIGNED(BOTH, "5.2", "R6455-5.2-9", "takes 16-bit lengths above 32767 for negative"),
  // Reserved bits and opcodes.
  RSV1(BOTH, "5.2", "R6455-5.2-3", "ignores RSV1"),
  RSV2(BOTH, "5.2", "R6455-5.2-3", "ignores RSV2"),
  RSV3(BOTH, "5.2", "R6455-5.2-3", "ignores RSV3"),
  RSV_CONTROL(BOTH, "5.2", "R6455-5.2-3", "ignores reserved bits of control frames"),
  RSV_CONTINUATION(BOTH, "5.2", "R6455-5.2-3", "ignores reserved bits of continuations"),
  OPCODE_DATA(BOTH, "5.2", "R6455-5.2-5", "skips reserved data opcodes"),
  OPCODE_CONTROL(BOTH, "5.2", "R6455-5.2-6", "skips reserved control opcodes"),
  // Control frames.
  PING_UNANSWERED(BOTH, "5.5.2", "R6455-5.5.2-2", "answers no ping"),
  PONG_EMPTY(BOTH, "5.5.3", "R6455-5.5.3-1", "answers pings without their data"),
  PONG_CUT(BOTH, "5.5.3", "R6455-5.5.3-1", "cuts pongs to 124 octets"),
  PONG_TEXT(BOTH, "5.5.3", "R6455-5.5.3-1", "spoils octets of pongs that are not UTF-8"),
  PONG_LATE(BOTH, "5.5.2", "R6455-5.4-9", "answers pings when the message is over"),
  PONG_ANSWERED(BOTH, "5.5.3", "R6455-5.5.3-4", "answers pongs"),
  PONG_REFUSED(BOTH, "5.5.3", "R6455-5.5.3-3", "fails on pongs nobody asked for"),
  CONTROL_LONG(BOTH, "5.5", "R6455-5.5-2", "takes control frames above 125 octets"),
  PONG_LONG(BOTH, "5.5", "R6455-5.5-2", "takes pongs above 125 octets"),
  CONTROL_FRAGMENTS(BOTH, "5.5", "R6455-5.5-5", "takes control frames without FIN"),
  CONTROL_ENDS_MESSAGE(BOTH, "5.4", "R6455-5.4-9", "forgets fragments when a ping comes"),
  // Fragmentation.
  STRAY_CONTINUATION(BOTH, "5.4", "R6455-5.4-1", "takes continuations of nothing"),
  MESSAGE_IN_MESSAGE(BOTH, "5.4", "R6455-5.4-3", "begins a message inside of another"),
  OTHER_TYPE_INSIDE(BOTH, "5.4", "R6455-5.4-3", "does so when the types differ"),
  FRAGMENT_ECHO(BOTH, "5.4", "R6455-5.4-11", "takes every fragment for a message"),
  EMPTY_FRAGMENT(BOTH, "5.4", "R6455-5.4-10", "takes an empty fragment for the last"),
  MANY_FRAGMENTS(BOTH, "5.4", "R6455-5.4-10", "gives up after 1000 fragments"),
  // UTF-8.
  UTF8_UNCHECKED(BOTH, "8.1", "R6455-8.1-1", "takes any octets for text"),
  UTF8_LATE(BOTH, "8.1", "R6455-8.1-1", "checks text when the message is over"),
  UTF8_PER_FRAME(BOTH, "5.6", "R6455-5.6-1", "wants whole characters in every frame"),
  UTF8_SURROGATES(BOTH, "8.1", "R6455-8.1-1", "takes encoded surrogates"),
  UTF8_OVERLONG(BOTH, "8.1", "R6455-8.1-1", "takes characters longer than need be"),
  UTF8_BEYOND(BOTH, "8.1", "R6455-8.1-1", "takes characters beyond U+10FFFF"),
  UTF8_CUT(BOTH, "8.1", "R6455-8.1-1", "takes text that ends inside of a character"),
  UTF8_NONCHARACTERS(BOTH, "8.1", "R6455-5.6-1", "refuses U+FFFE and U+FFFF"),
  UTF8_CODE(BOTH, "7.4.1", "R6455-7.4.1-12", "fails on bad text with 1002"),
  REASON_UNCHECKED(BOTH, "5.5.1", "R6455-5.5.1-4", "takes any octets for a reason"),
  BINARY_CHECKED(BOTH, "5.6", "R6455-5.6-3", "wants UTF-8 in binary messages"),
  // Close.
  CLOSE_UNANSWERED(BOTH, "5.5.1", "R6455-5.5.1-9", "answers no close"),
  TCP_KEPT(SERVER, "5.5.1", "R6455-5.5.1-14", "keeps TCP open after the close"),
  CLOSE_ONE_OCTET(BOTH, "5.5.1", "R6455-5.5.1-3", "takes close frames of one octet"),
  CODE_BELOW_1000(BOTH, "7.4.2", "R6455-7.4.2-1", "takes close codes below 1000"),
  CODE_NOT_FOR_WIRE(BOTH, "7.4.1", "R6455-7.4.1-7", "takes 1004 to 1006"),
  CODE_1015(BOTH, "7.4.1", "R6455-7.4.1-8", "takes 1015"),
  CODE_UNASSIGNED(BOTH, "7.4.2", "IANA-close-code-6", "takes 1016 to 2999"),
  CODE_ABOVE(BOTH, "7.4.2", "IANA-close-code-5", "takes close codes above 4999"),
  CODE_REGISTERED(BOTH, "7.4", "IANA-close-code-1", "refuses 1012 to 1014"),
  CODE_PRIVATE(BOTH, "7.4.2", "R6455-7.4.2-4", "refuses 4000 to 4999"),
  CODE_1005_SENT(BOTH, "7.4.1", "R6455-7.4.1-4", "answers an empty close with 1005"),
  ECHO_AFTER_CLOSE(BOTH, "5.5.1", "R6455-5.5.1-8", "goes on with messages after the close"),
  PONG_AFTER_CLOSE(BOTH, "5.5.1", "R6455-5.5.1-13", "goes on with pings after the close"),
  CLOSE_TWICE(BOTH, "5.5.1", "R6455-5.5.1-17", "sends two close frames"),
  CLOSE_IN_MESSAGE(BOTH, "5.4", "R6455-5.4-9", "lets a close wait until the message is over"),
  ERROR_IGNORED(BOTH, "7.1.7", "R6455-7.1.7-7", "goes on after it failed the connection"),
  // permessage-deflate: the agreement.
  OFFER_UNKNOWN(SERVER, "7692 7", "R7692-7-1", "accepts unknown parameters"),
  OFFER_VALUE(SERVER, "7692 7", "R7692-7-2", "accepts any value of a parameter"),
  OFFER_TWICE(SERVER, "7692 7", "R7692-7-3", "accepts parameters given twice"),
  WINDOW_LARGER(SERVER, "7692 7.1.2.1", "R7692-7.1.2.1-5", "answers a window with 15"),
  WINDOW_UNASKED(SERVER, "7692 7.1.2.2", "R7692-7.1.2.2-6", "limits clients who cannot be"),
  TAKEOVER_UNTOLD(SERVER, "7692 7.1.1.1", "R7692-7.1.1.1-4", "omits server_no_context_takeover"),
  ANSWER_UNKNOWN(CLIENT, "7692 7", "R7692-7-6", "takes unknown parameters in the answer"),
  ANSWER_VALUE(CLIENT, "7692 7", "R7692-7-7", "takes any value in the answer"),
  ANSWER_TWICE(CLIENT, "7692 7", "R7692-7-8", "takes parameters given twice in it"),
  ANSWER_TWO(CLIENT, "7692 7", "R7692-7-10", "takes an answer of two agreements"),
  // permessage-deflate: messages.
  WINDOW_IGNORED(BOTH, "7692 7.2.1", "R7692-7.2.1-14,R7692-7.2.1-12", "sends beyond the window"),
  TAKEOVER_KEPT(BOTH, "7692 7.2.1", "R7692-7.2.1-10,R7692-7.2.1-8", "keeps context agreed to go"),
  CONTEXT_LOST(BOTH, "7692 7.2.2", "R7692-7.2.2-6,R7692-7.2.2-8", "forgets the peer's context"),
  TAIL_LEFT(BOTH, "7692 7.2.1", "R7692-7.2.1-1", "leaves 00 00 ff ff on"),
  RSV1_UNSET(BOTH, "7692 6.1", "R7692-6.1-1", "forgets RSV1 on what it compressed"),
  BFINAL_DEAF(BOTH, "7692 7.2.2", "R7692-7.2.2-2", "inflates nothing behind BFINAL"),
  COMPRESSED_CONTINUATION(BOTH, "7692 6.1", "R7692-6.1-5", "takes RSV1 on continuations"),
  COMPRESSED_CONTROL(BOTH, "7692 6.1", "R7692-6.1-4", "takes RSV1 on control frames"),
  PLAIN_INFLATED(BOTH, "7692 6.2", "R7692-6.2-3", "inflates messages without RSV1"),
  PLAIN_FORGETS(BOTH, "7692 7.2.3.2", "R7692-7.2.3.2-1", "forgets context at plain messages"),
  CORRUPT_ECHOED(BOTH, "7692 7.2.2", "R7692-7.2.2-4", "takes what a broken stream gave"),
  INFLATED_UNCHECKED(BOTH, "7692 6.1", "R7692-6.1-8", "checks no text that was compressed"),
  FRAGMENT_INFLATED(BOTH, "7692 6.2", "R7692-6.2-1", "inflates fragments one by one"),
  EMPTY_COMPRESSED(BOTH, "7692 7.2.3.6", "R7692-7.2.3.6-1", "fails on empty compressed data"),
  // Limits and robustness.
  EMPTY_MESSAGE(BOTH, "5.4", "R6455-5.4-10", "dies of empty messages"),
  SMALL_LIMIT(BOTH, "10.4", "R6455-5.2-9", "drops TCP at frames of 65536 octets and more"),
  HUGE_LENGTH(SERVER, "10.4", "R6455-10.4-1", "the server ends at a claimed GiB"),
  BOMB(SERVER, "10.4", "R6455-10.4-2", "the server ends at 8 MiB inflated"),
  RESET(SERVER, "10.4", "R6455-10.4-1", "the server ends when a peer resets TCP");

  private final Side side;
  private final String clause;
  private final List<String> requirements;
  private final String about;

  Defect(Side side, String clause, String requirements, String about) {
    this.side = side;
    this.clause = clause;
    this.requirements = List.of(requirements.split(","));
    this.about = about;
  }

  /** What it is called on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Which endpoints can have it. */
  public Side side() {
    return side;
  }

  /** The rule it breaks, such as {@code RFC 6455 §5.2}. */
  public String clause() {
    String[] words = clause.split(" ");
    return words.length == 1 ? "RFC 6455 §" + clause : "RFC " + words[0] + " §" + words[1];
  }

  /** The same by ids of our list of requirements; never empty. */
  public List<String> requirements() {
    return requirements;
  }

  /** What such an endpoint does, in a few words. */
  public String about() {
    return about;
  }

  /** The one of that name. */
  public static Optional<Defect> named(String word) {
    return Arrays.stream(values()).filter(defect -> defect.word().equals(word)).findFirst();
  }
}
