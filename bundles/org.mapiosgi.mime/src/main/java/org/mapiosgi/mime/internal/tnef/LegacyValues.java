// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.mime.internal.property.FileTime;
import org.mapiosgi.mime.internal.text.Bytes;

/** Reads the values of attributes that are no property lists ([MS-OXTNEF] 2.1.3.3). */
final class LegacyValues {
  private static final String OLD_PREFIX = "Microsoft Mail v3.0 ";
  private static final int ONE_OFF_HEADER = 8;

  /** The classes of Microsoft Mail ([MS-OXTNEF] 2.1.3.4.1). */
  private static final Map<String, String> CLASSES =
      Map.of(
          "IPM.Microsoft Mail.Note", "IPM.Note",
          "IPM.Microsoft Mail.Read Receipt", "Report.IPM.Note.IPNRN",
          "IPM.Microsoft Mail.Non-Delivery", "Report.IPM.Note.NDR",
          "IPM.Microsoft Schedule.MtgRespP", "IPM.Schedule.Meeting.Resp.Pos",
          "IPM.Microsoft Schedule.MtgRespN", "IPM.Schedule.Meeting.Resp.Neg",
          "IPM.Microsoft Schedule.MtgRespA", "IPM.Schedule.Meeting.Resp.Tent",
          "IPM.Microsoft Schedule.MtgReq", "IPM.Schedule.Meeting.Request",
          "IPM.Microsoft Schedule.MtgCncl", "IPM.Schedule.Meeting.Canceled");

  private final TnefText text;

  LegacyValues(TnefText text) {
    this.text = text;
  }

  /**
   * A name with an address.
   *
   * @param type the type of the address; empty if there is none
   */
  record Person(String name, String type, String address) {}

  String text(Bytes data) {
    return text.string8(data);
  }

  /** A message class; those of Microsoft Mail become those of MAPI. */
  String messageClass(Bytes data) {
    String name = text.string8(data).strip();
    String known = name.startsWith(OLD_PREFIX) ? name.substring(OLD_PREFIX.length()) : name;
    return CLASSES.getOrDefault(known, name);
  }

  /** Bytes that are written as hexadecimal digits. */
  static Optional<Binary> hex(Bytes data) {
    String digits = new String(data.toByteArray(), StandardCharsets.US_ASCII).replace("\0", "");
    return digits.matches("(?:[0-9A-Fa-f]{2})++")
        ? Optional.of(Binary.of(HexFormat.of().parseHex(digits)))
        : Optional.empty();
  }

  static Optional<Integer> int16(Bytes data) {
    try {
      return Optional.of(new TnefInput(data).int16());
    } catch (TnefInput.EndException e) {
      return Optional.empty();
    }
  }

  static Optional<Integer> int32(Bytes data) {
    try {
      return Optional.of(new TnefInput(data).int32());
    } catch (TnefInput.EndException e) {
      return Optional.empty();
    }
  }

  /** Year, month, day, hour, minute, second, 16 bits each, in an unknown time zone. */
  static Optional<Instant> date(Bytes data) {
    TnefInput input = new TnefInput(data);
    try {
      LocalDateTime date =
          LocalDateTime.of(
              input.int16(),
              input.int16(),
              input.int16(),
              input.int16(),
              input.int16(),
              input.int16());
      return Optional.of(date.toInstant(ZoneOffset.UTC)).filter(FileTime::holds);
    } catch (TnefInput.EndException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** attFrom: a TRP structure, a name and an address. */
  Optional<Person> from(Bytes data) {
    TnefInput input = new TnefInput(data);
    try {
      input.bytes(ONE_OFF_HEADER / 2);
      int nameLength = input.int16();
      int addressLength = input.int16();
      return Optional.of(person(input.bytes(nameLength), input.bytes(addressLength)));
    } catch (TnefInput.EndException e) {
      return Optional.empty();
    }
  }

  /** attOwner and attSentFor: a name and an address, each with its length. */
  Optional<Person> owner(Bytes data) {
    TnefInput input = new TnefInput(data);
    try {
      return Optional.of(person(input.bytes(input.int16()), input.bytes(input.int16())));
    } catch (TnefInput.EndException e) {
      return Optional.empty();
    }
  }

  private Person person(Bytes name, Bytes address) {
    String whole = text.string8(address);
    int colon = whole.indexOf(':');
    return new Person(
        text.string8(name), colon < 0 ? "" : whole.substring(0, colon), whole.substring(colon + 1));
  }
}
