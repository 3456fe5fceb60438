// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.api.property.Restriction.Fuzzy.IGNORE_CASE;
import static org.mapiosgi.api.property.Restriction.Fuzzy.IGNORE_NONSPACE;
import static org.mapiosgi.api.property.Restriction.Fuzzy.LOOSE;
import static org.mapiosgi.api.property.Restriction.and;
import static org.mapiosgi.api.property.Restriction.anyBit;
import static org.mapiosgi.api.property.Restriction.atLeast;
import static org.mapiosgi.api.property.Restriction.contains;
import static org.mapiosgi.api.property.Restriction.exists;
import static org.mapiosgi.api.property.Restriction.is;
import static org.mapiosgi.api.property.Restriction.lessThan;
import static org.mapiosgi.api.property.Restriction.matches;
import static org.mapiosgi.api.property.Restriction.noBit;
import static org.mapiosgi.api.property.Restriction.not;
import static org.mapiosgi.api.property.Restriction.or;
import static org.mapiosgi.api.property.Restriction.startsWith;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.Restriction.RelOp;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.opentest4j.MultipleFailuresError;

/** SRestriction: every kind, on six messages of the suite's own. */
public abstract class RestrictionContract extends StagedContract {
  private static final PropTag<String> NAME = PropTag.unicode(0x6811);
  private static final PropTag<Integer> LEFT = PropTag.integer(0x6812);
  private static final PropTag<Integer> RIGHT = PropTag.integer(0x6813);
  private static final PropTag<Binary> BYTES = PropTag.binary(0x6814);
  private static final PropTag<Instant> WHEN = PropTag.time(0x6815);
  private static final PropTag<Boolean> EVEN = PropTag.bool(0x6816);
  private static final PropTag<Object> I8 = PropTag.of(0x68170014);
  private static final PropTag<Object> REAL = PropTag.of(0x68180005);

  private static final String SMILE = "\uD83D\uDE00";

  /** For subclasses. */
  protected RestrictionContract() {}

  /** Checks which messages a restriction finds. Each message has a name of one letter. */
  private static final class Six {
    private final Desk desk;
    private final NativeFolder folder;
    private final List<Throwable> failures = new ArrayList<>();

    Six(Desk desk) {
      this.desk = desk;
      this.folder = desk.workshop();
      create(1, "a", "Invoice 100", 1, 1);
      create(2, "b", "invoice 200 äöü", 2, 1);
      create(3, "c", "INVOICE 300 ÄÖÜ", 3, 4);
      create(4, "d", "Überweisung " + SMILE + " grin", 4, 4);
      create(5, "e", "résumé of the day", 5, 9);
      create(6, "f", "resume of the day", 6, null);
    }

    private void create(
        int number, String name, String subject, int left, @Nullable Integer right) {
      EntryId id =
          desk.create(
              folder,
              NAME.with(name),
              Pr.SUBJECT.with(subject),
              LEFT.with(left),
              BYTES.with(Binary.of(new byte[number * 10])),
              WHEN.with(Instant.ofEpochSecond(1_000_000L * number)),
              EVEN.with(number % 2 == 0),
              I8.with(number * 0x1_0000_0000L),
              REAL.with(number / 4.0));
      if (right != null) {
        NativeMessage message = desk.message(id);
        message.setProps(List.of(RIGHT.with(right)));
        message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      }
    }

    /** The restriction finds the messages of these names and no others. */
    void expect(String names, Restriction restriction) {
      String found =
          String.join("", desk.column(folder, restriction, NAME).stream().sorted().toList());
      try {
        assertThat(found).as("%s", restriction).isEqualTo(names);
      } catch (AssertionError e) {
        failures.add(e);
      }
    }

    /** Fails if anything was not as expected, with all of it. */
    void assertAll() {
      if (!failures.isEmpty()) {
        throw new MultipleFailuresError("restrictions", failures);
      }
    }
  }

  private void onSix(ThrowingConsumer<Six> test) {
    atDesk(
        desk -> {
          Six six = new Six(desk);
          test.accept(six);
          six.assertAll();
        });
  }

  @Test
  void substrings() {
    onSix(
        six -> {
          six.expect("b", contains(Pr.SUBJECT, "voice 200"));
          six.expect("abc", contains(Pr.SUBJECT, "VOICE", IGNORE_CASE));
          six.expect("c", contains(Pr.SUBJECT, "VOICE"));
          six.expect("b", contains(Pr.SUBJECT, "äöü"));
          six.expect("bc", contains(Pr.SUBJECT, "äÖü", IGNORE_CASE));
          six.expect("d", contains(Pr.SUBJECT, SMILE));
          six.expect("d", contains(Pr.SUBJECT, SMILE + " GRIN", IGNORE_CASE));
          six.expect("", contains(Pr.SUBJECT, "\uD83D\uDE01"));
          six.expect("", contains(Pr.SUBJECT, "voice 400"));
        });
  }

  @Test
  void prefixes() {
    onSix(
        six -> {
          six.expect("b", startsWith(Pr.SUBJECT, "invoice"));
          six.expect("abc", startsWith(Pr.SUBJECT, "invoice", IGNORE_CASE));
          six.expect("d", startsWith(Pr.SUBJECT, "Überweisung " + SMILE));
          six.expect("d", startsWith(Pr.SUBJECT, "überWEISUNG", IGNORE_CASE));
          six.expect("", startsWith(Pr.SUBJECT, "voice", IGNORE_CASE));
        });
  }

  @Test
  void fullStrings() {
    onSix(
        six -> {
          six.expect("a", matches(Pr.SUBJECT, "Invoice 100"));
          six.expect("", matches(Pr.SUBJECT, "invoice 100"));
          six.expect("a", matches(Pr.SUBJECT, "iNVOICE 100", IGNORE_CASE));
          six.expect("", matches(Pr.SUBJECT, "Invoice", IGNORE_CASE));
          six.expect("d", matches(Pr.SUBJECT, "ÜBERWEISUNG " + SMILE + " GRIN", IGNORE_CASE));
        });
  }

  @Test
  void accentsCanBeOverlooked() {
    onSix(
        six -> {
          six.expect("f", startsWith(Pr.SUBJECT, "resume"));
          six.expect("ef", startsWith(Pr.SUBJECT, "resume", IGNORE_NONSPACE));
          six.expect("ef", contains(Pr.SUBJECT, "RESUME OF", IGNORE_CASE, IGNORE_NONSPACE));
          six.expect("f", matches(Pr.SUBJECT, "Resume of the Day", IGNORE_CASE));
        });
  }

  @Test
  void looseOverlooksCaseAtLeast() {
    onSix(six -> six.expect("abc", startsWith(Pr.SUBJECT, "INvoice", LOOSE)));
  }

  @Test
  void bytesWithinBytes() {
    onSix(
        six -> {
          Binary thirty = Binary.of(new byte[30]);
          six.expect(
              "cdef",
              new Restriction.Content(Restriction.Match.SUBSTRING, Set.of(), BYTES.with(thirty)));
          six.expect(
              "c",
              new Restriction.Content(Restriction.Match.FULL_STRING, Set.of(), BYTES.with(thirty)));
          six.expect("c", is(BYTES, thirty));
        });
  }

  @Test
  void relations() {
    onSix(
        six -> {
          six.expect("abc", lessThan(LEFT, 4));
          six.expect("abcd", new Restriction.Compare(RelOp.LE, LEFT.with(4)));
          six.expect("ef", new Restriction.Compare(RelOp.GT, LEFT.with(4)));
          six.expect("def", atLeast(LEFT, 4));
          six.expect("d", is(LEFT, 4));
          six.expect("abcef", new Restriction.Compare(RelOp.NE, LEFT.with(4)));
          six.expect("", is(LEFT, -4));
          six.expect("abcdef", atLeast(LEFT, Integer.MIN_VALUE));
        });
  }

  @Test
  void relationsOfOtherTypes() {
    onSix(
        six -> {
          six.expect("bdf", is(EVEN, true));
          six.expect("ace", is(EVEN, false));
          six.expect("cdef", atLeast(WHEN, Instant.ofEpochSecond(3_000_000L)));
          six.expect("ab", lessThan(WHEN, Instant.ofEpochSecond(3_000_000L)));
          six.expect("b", is(I8, 0x2_0000_0000L));
          six.expect("cdef", new Restriction.Compare(RelOp.GT, I8.with(0x2_FFFF_FFFFL)));
          six.expect("ab", lessThan(REAL, 0.75));
          six.expect("d", is(Pr.SUBJECT, "Überweisung " + SMILE + " grin"));
        });
  }

  @Test
  void propertiesAgainstEachOther() {
    onSix(
        six -> {
          six.expect("ad", new Restriction.CompareProps(RelOp.EQ, LEFT, RIGHT));
          six.expect("b", new Restriction.CompareProps(RelOp.GT, LEFT, RIGHT));
          six.expect("ce", new Restriction.CompareProps(RelOp.LT, LEFT, RIGHT));
          six.expect("abd", new Restriction.CompareProps(RelOp.GE, LEFT, RIGHT));
        });
  }

  @Test
  void bits() {
    onSix(
        six -> {
          six.expect("ace", anyBit(LEFT, 1));
          six.expect("bdf", noBit(LEFT, 1));
          six.expect("bcdef", anyBit(LEFT, 6));
          six.expect("a", noBit(LEFT, 6));
        });
  }

  @Test
  void sizes() {
    onSix(
        six -> {
          six.expect("c", new Restriction.Size(RelOp.EQ, BYTES, 30));
          six.expect("ab", new Restriction.Size(RelOp.LT, BYTES, 30));
          six.expect("cdef", new Restriction.Size(RelOp.GE, BYTES, 30));
        });
  }

  @Test
  void existence() {
    onSix(
        six -> {
          six.expect("abcde", exists(RIGHT));
          six.expect("f", not(exists(RIGHT)));
        });
  }

  @Test
  void combinations() {
    onSix(
        six -> {
          six.expect("c", and(contains(Pr.SUBJECT, "invoice", IGNORE_CASE), atLeast(LEFT, 3)));
          six.expect("af", or(is(LEFT, 1), is(LEFT, 6)));
          six.expect("bcde", not(or(is(LEFT, 1), is(LEFT, 6))));
          six.expect(
              "bd", and(not(is(LEFT, 6)), and(is(EVEN, true), or(exists(RIGHT), is(LEFT, 6)))));
          six.expect("abcdef", and());
          six.expect("", or());
        });
  }

  @Test
  void countsStopAfterTheirNumber() {
    onSix(
        six -> {
          assertThat(six.desk.column(six.folder, new Restriction.Count(2, atLeast(LEFT, 3)), NAME))
              .hasSize(2)
              .isSubsetOf("c", "d", "e", "f");
          six.expect("", new Restriction.Count(0, atLeast(LEFT, 3)));
          six.expect("cdef", new Restriction.Count(9, atLeast(LEFT, 3)));
        });
  }

  @Test
  void valuesBesideATermDoNotMatter() {
    onSix(
        six -> {
          List<PropValue> notes = List.of(NAME.with("a note"), RIGHT.with(12));
          six.expect("ab", new Restriction.Comment(notes, lessThan(LEFT, 3)));
          six.expect("ab", new Restriction.Annotation(notes, lessThan(LEFT, 3)));
          six.expect("cdef", not(new Restriction.Comment(List.of(), lessThan(LEFT, 3))));
        });
  }

  @Test
  void recipientsOfAMessage() {
    onSix(
        six -> {
          NativeMessage message = six.folder.createMessage();
          six.desk.keep(message);
          message.setProps(List.of(NAME.with("r"), Pr.SUBJECT.with("with recipients")));
          message.modifyRecipients(
              NativeMessage.MODRECIP_ADD,
              List.of(
                  OneOff.entry(OneOff.TO, "Ann Müller", "ann@example.test"),
                  OneOff.entry(OneOff.CC, "Bob", "bob@example.test")));
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          six.expect(
              "r",
              new Restriction.Sub(
                  Pr.MESSAGE_RECIPIENTS, contains(Pr.DISPLAY_NAME, "müller", IGNORE_CASE)));
          six.expect(
              "r",
              new Restriction.Sub(
                  Pr.MESSAGE_RECIPIENTS,
                  and(is(Pr.RECIPIENT_TYPE, OneOff.CC), is(Pr.DISPLAY_NAME, "Bob"))));
          six.expect(
              "",
              new Restriction.Sub(
                  Pr.MESSAGE_RECIPIENTS,
                  and(is(Pr.RECIPIENT_TYPE, OneOff.TO), is(Pr.DISPLAY_NAME, "Bob"))));
        });
  }

  @Test
  void attachmentsOfAMessage() {
    onSix(
        six -> {
          NativeMessage message = six.desk.keep(six.folder.createMessage());
          message.setProps(List.of(NAME.with("t"), Pr.SUBJECT.with("with an attachment")));
          NativeProps attachment = six.desk.keep(message.createAttach());
          attachment.setProps(
              List.of(
                  Pr.ATTACH_METHOD.with(1),
                  Pr.ATTACH_LONG_FILENAME.with("Quittung.pdf"),
                  Pr.ATTACH_DATA_BIN.with(Binary.of(new byte[] {1, 2, 3}))));
          attachment.saveChanges(0);
          attachment.release();
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          six.expect(
              "t",
              new Restriction.Sub(
                  Pr.MESSAGE_ATTACHMENTS, contains(Pr.ATTACH_LONG_FILENAME, ".PDF", IGNORE_CASE)));
          six.expect(
              "",
              new Restriction.Sub(
                  Pr.MESSAGE_ATTACHMENTS, contains(Pr.ATTACH_LONG_FILENAME, ".doc")));
        });
  }

  @Test
  void aStoresTableIsRestrictedToo() {
    atDesk(
        desk -> {
          var table = desk.keep(desk.session().getMsgStoresTable());
          table.setColumns(List.of(Pr.ENTRYID));
          table.restrict(not(exists(Pr.ENTRYID)));
          assertThat(table.queryRows(10)).isEmpty();
        });
  }
}
