// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;

/** IMAPIProp on messages: values of every type, and the streams of long ones (R44). */
public abstract class PropertyContract extends StagedContract {
  /** In the range that belongs to the message class. */
  private static final int FIRST_ID = 0x6900;

  /** Above what any provider gives out of GetProps. */
  private static final int LONG_TEXT = 40_000;

  /** Types that no property has a value of. */
  private static final Set<PropType> WITHOUT_VALUE =
      EnumSet.of(PropType.UNSPECIFIED, PropType.NULL, PropType.ERROR, PropType.OBJECT);

  private static final Instant FINE = Instant.parse("2026-03-01T12:34:56.1234567Z");
  private static final UUID ID = UUID.fromString("00020386-0102-0304-c0ff-0000000000fe");

  private static final Map<PropType, List<Object>> SAMPLES = samples();

  /** For subclasses. */
  protected PropertyContract() {}

  private static Map<PropType, List<Object>> samples() {
    Map<PropType, List<Object>> samples = new EnumMap<>(PropType.class);
    samples.put(PropType.I2, List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE));
    samples.put(PropType.LONG, List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE));
    samples.put(PropType.R4, List.of(0f, -1.5f, Float.MAX_VALUE));
    samples.put(PropType.DOUBLE, List.of(0d, -Math.PI, Double.MIN_VALUE, Double.MAX_VALUE));
    samples.put(PropType.CURRENCY, List.of(0L, 12_345_678L, Long.MIN_VALUE));
    samples.put(PropType.APPTIME, List.of(0d, 45_678.25d));
    samples.put(PropType.BOOLEAN, List.of(true, false));
    samples.put(PropType.I8, List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE, 0x1_0000_0001L));
    samples.put(PropType.STRING8, List.of("plain text", ""));
    samples.put(PropType.UNICODE, List.of("", "ä", "Grüße \uD83D\uDE00 売上", "x\r\ny"));
    samples.put(
        PropType.SYSTIME, List.of(FINE, Instant.EPOCH, Instant.parse("1601-01-02T00:00:00Z")));
    samples.put(PropType.CLSID, List.of(ID, new UUID(0, 0), new UUID(-1, -1)));
    samples.put(PropType.BINARY, List.of(Binary.of(new byte[] {0, -1, 1}), Binary.EMPTY));
    for (PropType type : PropType.values()) {
      if (type.multiValued()) {
        List<Object> elements = Objects.requireNonNull(samples.get(type.element()), type::name);
        samples.put(type, List.of(elements, elements.subList(0, 1)));
      }
    }
    return samples;
  }

  private static PropValue sample(PropType type, int variant) {
    int id = FIRST_ID + (type.multiValued() ? 0x200 : 0) + (type.code() & ~PropType.MV_FLAG);
    PropTag<Object> tag = PropTag.of(id << 16 | type.code());
    List<Object> values = Objects.requireNonNull(SAMPLES.get(type), type::name);
    return tag.with(values.get(variant % values.size()));
  }

  @Test
  void thereIsASampleOfEveryTypeThatHasValues() {
    assertThat(EnumSet.complementOf(EnumSet.copyOf(WITHOUT_VALUE))).isEqualTo(SAMPLES.keySet());
  }

  @Test
  void everyTypeIsKeptAsItWasSet() {
    atDesk(
        desk -> {
          int variants = SAMPLES.values().stream().mapToInt(List::size).max().orElseThrow();
          for (int variant = 0; variant < variants; variant++) {
            int chosen = variant;
            List<PropValue> values =
                SAMPLES.keySet().stream().map(type -> sample(type, chosen)).toList();
            EntryId id = desk.create(desk.workshop(), values.toArray(PropValue[]::new));
            NativeMessage message = desk.message(id);
            for (PropValue value : values) {
              assertThat(message.getProps(List.of(value.tag())))
                  .as("variant %d of PT_%s", variant, value.tag().type())
                  .containsExactly(value);
            }
          }
        });
  }

  @Test
  void severalPropertiesComeInTheOrderAskedFor() {
    atDesk(
        desk -> {
          List<PropValue> values = SAMPLES.keySet().stream().map(type -> sample(type, 0)).toList();
          NativeMessage message =
              desk.message(desk.create(desk.workshop(), values.toArray(PropValue[]::new)));
          List<PropTag<?>> tags = new ArrayList<>();
          values.forEach(value -> tags.add(0, value.tag()));
          assertThat(message.getProps(tags)).extracting(PropValue::tag).isEqualTo(tags);
        });
  }

  @Test
  void aMissingPropertyIsAnError() {
    atDesk(
        desk -> {
          PropTag<Integer> missing = PropTag.integer(0x68FE);
          NativeMessage message =
              desk.message(desk.create(desk.workshop(), Pr.SUBJECT.with("present")));
          List<PropValue> values = message.getProps(List.of(missing, Pr.SUBJECT));
          assertThat(values)
              .containsExactly(
                  PropValue.error(missing, HResult.NOT_FOUND), Pr.SUBJECT.with("present"));
        });
  }

  @Test
  void thePropertyListNamesWhatIsSet() {
    atDesk(
        desk -> {
          PropValue long64 = sample(PropType.I8, 1);
          NativeMessage message =
              desk.message(desk.create(desk.workshop(), Pr.SUBJECT.with("listed"), long64));
          assertThat(message.getPropList())
              .contains(Pr.SUBJECT, long64.tag())
              .doesNotContain(PropTag.integer(0x68FE));
        });
  }

  @Test
  void aLaterSaveReplacesTheValue() {
    atDesk(
        desk -> {
          EntryId id = desk.create(desk.workshop(), Pr.SUBJECT.with("before"));
          NativeMessage message = desk.message(id);
          message.setProps(List.of(Pr.SUBJECT.with("after")));
          assertThat(Desk.get(desk.message(id), Pr.SUBJECT)).isEqualTo("before");
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          assertThat(Desk.get(desk.message(id), Pr.SUBJECT)).isEqualTo("after");
        });
  }

  @Test
  void aChangeThatIsNotSavedIsLost() {
    atDesk(
        desk -> {
          EntryId id = desk.create(desk.workshop(), Pr.SUBJECT.with("kept"));
          NativeMessage message = desk.message(id);
          message.setProps(List.of(Pr.SUBJECT.with("dropped")));
          message.release();
          assertThat(Desk.get(desk.message(id), Pr.SUBJECT)).isEqualTo("kept");
        });
  }

  @Test
  void aDeletedPropertyIsMissing() {
    atDesk(
        desk -> {
          PropValue number = sample(PropType.LONG, 1);
          EntryId id = desk.create(desk.workshop(), Pr.SUBJECT.with("deleting"), number);
          NativeMessage message = desk.message(id);
          message.deleteProps(List.of(number.tag(), PropTag.integer(0x68FE)));
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          assertThat(desk.message(id).getProps(List.of(number.tag(), Pr.SUBJECT)))
              .containsExactly(
                  PropValue.error(number.tag(), HResult.NOT_FOUND), Pr.SUBJECT.with("deleting"));
        });
  }

  @Test
  void anObjectPropertyCannotBeSet() {
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          refused(
              () ->
                  message.setProps(
                      List.of(
                          new PropValue(
                              PropTag.of(Pr.MESSAGE_RECIPIENTS.tag()), PropType.NO_VALUE))),
              "MAPI_E_INVALID_PARAMETER",
              "MAPI_E_INVALID_TYPE",
              "MAPI_E_COMPUTED",
              "MAPI_E_NO_ACCESS",
              "MAPI_E_UNEXPECTED_TYPE");
        });
  }

  @Test
  void anEmptyStringIsNoMissingOne() {
    atDesk(
        desk -> {
          NativeMessage message =
              desk.message(desk.create(desk.workshop(), Pr.SUBJECT.with(""), Pr.BODY.with("")));
          assertThat(message.getProps(List.of(Pr.SUBJECT))).containsExactly(Pr.SUBJECT.with(""));
        });
  }

  @Test
  void aShortBodyIsAPropertyAndAStream() {
    String body = "kurz & bündig \uD83D\uDE00\r\n";
    atDesk(
        desk -> {
          NativeMessage message = desk.message(desk.create(desk.workshop(), Pr.BODY.with(body)));
          assertThat(Desk.get(message, Pr.BODY)).isEqualTo(body);
          assertThat(text(desk, message)).isEqualTo(body);
        });
  }

  @Test
  void aLongBodyIsAStreamOnly() {
    String body = longText();
    atDesk(
        desk -> {
          NativeMessage message =
              desk.message(
                  desk.create(desk.workshop(), Pr.SUBJECT.with("long"), Pr.BODY.with(body)));
          assertThat(message.getProps(List.of(Pr.BODY, Pr.SUBJECT)))
              .containsExactly(
                  PropValue.error(Pr.BODY, HResult.NOT_ENOUGH_MEMORY), Pr.SUBJECT.with("long"));
          assertThat(text(desk, message)).isEqualTo(body);
        });
  }

  @Test
  void aBodyIsWrittenThroughAStream() {
    String body = longText();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_16LE);
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          NativeStream stream =
              desk.keep(
                  message.openStream(Pr.BODY, NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY));
          assertThat(stream.interfaceName()).isEqualTo("IStream");
          int piece = 7_001;
          for (int offset = 0; offset < bytes.length; offset += piece) {
            stream.write(bytes, offset, Math.min(piece, bytes.length - offset));
          }
          stream.commit();
          stream.release();
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          EntryId id = Desk.get(message, Pr.ENTRYID);
          assertThat(text(desk, desk.message(id))).isEqualTo(body);
        });
  }

  @Test
  void aStreamReadsInPiecesOfAnySize() {
    byte[] bytes = new byte[5_000];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) index;
    }
    atDesk(
        desk -> {
          NativeMessage message =
              desk.message(desk.create(desk.workshop(), Pr.HTML.with(Binary.of(bytes))));
          for (int piece : new int[] {1, 999, 5_000, 100_000}) {
            assertThat(bytes(desk, message, Pr.HTML, piece))
                .as("in pieces of %d", piece)
                .isEqualTo(bytes);
          }
        });
  }

  @Test
  void aStreamFillsOnlyThePartAskedFor() {
    atDesk(
        desk -> {
          NativeMessage message =
              desk.message(
                  desk.create(
                      desk.workshop(), Pr.HTML.with(Binary.of(new byte[] {1, 2, 3, 4, 5, 6}))));
          NativeStream stream = desk.keep(message.openStream(Pr.HTML, 0));
          byte[] buffer = {9, 9, 9, 9, 9, 9};
          assertThat(stream.read(buffer, 2, 3)).isEqualTo(3);
          assertThat(buffer).containsExactly(9, 9, 1, 2, 3, 9);
        });
  }

  @Test
  void aStreamOnAMissingPropertyIsRefused() {
    atDesk(
        desk -> {
          NativeMessage message =
              desk.message(desk.create(desk.workshop(), Pr.SUBJECT.with("no body")));
          refused(() -> desk.keep(message.openStream(Pr.HTML, 0)), "MAPI_E_NOT_FOUND");
        });
  }

  private static String longText() {
    StringBuilder text = new StringBuilder(LONG_TEXT);
    for (int line = 0; text.length() < LONG_TEXT; line++) {
      text.append("Zeile ").append(line).append(" äöü \uD83D\uDE00 売上\r\n");
    }
    return text.toString();
  }

  private static String text(Desk desk, NativeMessage message) {
    return new String(bytes(desk, message, Pr.BODY, 4_096), StandardCharsets.UTF_16LE);
  }

  static byte[] bytes(Desk desk, NativeProps object, PropTag<?> tag, int piece) {
    NativeStream stream = desk.keep(object.openStream(tag, 0));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[piece];
    for (int read = stream.read(buffer, 0, piece); read > 0; read = stream.read(buffer, 0, piece)) {
      all.write(buffer, 0, read);
    }
    stream.release();
    return all.toByteArray();
  }

  @Test
  void aNameGetsOneIdAndKeepsIt() {
    NamedProperty<String> text =
        NamedProperty.of(PropertySet.PUBLIC_STRINGS, "mapi-osgi-tck-text", ValueType.UNICODE);
    NamedProperty<Integer> number =
        NamedProperty.of(
            UUID.fromString("6d617069-6f73-6769-7463-6b0000000001"), 0x8501, ValueType.LONG);
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          List<PropTag<?>> tags = message.getIDsFromNames(List.of(text, number), true);
          assertThat(tags)
              .extracting(PropTag::type)
              .containsExactly(PropType.UNICODE, PropType.LONG);
          assertThat(tags).allSatisfy(tag -> assertThat(tag.id()).isBetween(0x8000, 0xFFFE));
          assertThat(tags.get(0).id()).isNotEqualTo(tags.get(1).id());
          assertThat(message.getIDsFromNames(List.of(number, text), false))
              .containsExactly(tags.get(1), tags.get(0));
          message.setProps(
              List.of(new PropValue(tags.get(0), "value"), new PropValue(tags.get(1), 42)));
          assertThat(message.getProps(tags))
              .extracting(PropValue::value)
              .containsExactly("value", 42);
          assertThat(Desk.get(desk.store(), Pr.MAPPING_SIGNATURE))
              .isEqualTo(Desk.get(desk.workshop(), Pr.MAPPING_SIGNATURE));
        });
  }

  @Test
  void thePropertiesOfAnObjectHaveTheirNames() {
    NamedProperty<String> text =
        NamedProperty.of(PropertySet.PUBLIC_STRINGS, "mapi-osgi-tck-listed", ValueType.UNICODE);
    NamedProperty<Integer> number = NamedProperty.of(PropertySet.COMMON, 0x85FF, ValueType.LONG);
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          List<PropTag<?>> tags = message.getIDsFromNames(List.of(text, number), true);
          message.setProps(
              List.of(new PropValue(tags.get(0), "value"), new PropValue(tags.get(1), 42)));
          List<PropTag<?>> listed =
              message.getPropList().stream().filter(tag -> tag.id() >= 0x8000).toList();
          assertThat(listed).hasSize(2);
          assertThat(message.getNamesFromIDs(listed))
              .containsExactlyInAnyOrder(Optional.of(text), Optional.of(number));
          PropTag<Integer> nameless = PropTag.integer(0xFFFD);
          assertThat(message.getNamesFromIDs(List.of(nameless, tags.get(1))))
              .containsExactly(Optional.empty(), Optional.of(number));
        });
  }

  @Test
  void aNameThatNobodyMadeHasNoId() {
    NamedProperty<String> unknown =
        NamedProperty.of(
            PropertySet.PUBLIC_STRINGS, "mapi-osgi-tck-" + UUID.randomUUID(), ValueType.UNICODE);
    atDesk(
        desk ->
            assertThat(desk.store().getIDsFromNames(List.of(unknown), false))
                .singleElement()
                .satisfies(tag -> assertThat(tag.type()).isEqualTo(PropType.ERROR)));
  }
}
