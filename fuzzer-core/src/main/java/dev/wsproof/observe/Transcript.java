package dev.wsproof.observe;

import dev.wsproof.wire.Opcode;
import java.util.List;
import java.util.SortedMap;

/**
 * The wire log and the counts of one conversation; immutable.
 *
 * @param rows the wire log
 * @param octetsReceived how often a read brought how many octets: size to count
 * @param octetsSent how often a write had how many octets: size to count
 * @param framesReceived frames that arrived whole, by opcode
 * @param framesSent frames we sent, by opcode
 */
public record Transcript(
    List<LogRow> rows,
    SortedMap<Long, Long> octetsReceived,
    SortedMap<Long, Long> octetsSent,
    SortedMap<Opcode, Long> framesReceived,
    SortedMap<Opcode, Long> framesSent) {}
