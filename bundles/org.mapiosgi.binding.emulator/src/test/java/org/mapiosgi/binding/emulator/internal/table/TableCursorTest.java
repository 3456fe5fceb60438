// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.ObjectTag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.Restriction.Fuzzy;
import org.mapiosgi.api.property.Restriction.Match;
import org.mapiosgi.api.property.Restriction.RelOp;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.spi.NativeTable;

class TableCursorTest {
  private static final PropTag<String> NAME = PropTag.unicode(0x6800);
  private static final PropTag<Integer> NUMBER = PropTag.integer(0x6801);
  private static final PropTag<Integer> OTHER = PropTag.integer(0x6802);
  private static final PropTag<Binary> BYTES = PropTag.binary(0x6803);
  private static final PropTag<Object> WORDS = PropTag.of(0x6804101F);

  private static final class Rows implements TableSource {
    private final List<TableRow> rows = new ArrayList<>();
    private long revision;

    void add(String name, PropValue... values) {
      rows.add(row(name, id -> List.of(), values));
      revision++;
    }

    static TableRow row(
        String name, IntFunction<List<PropertyMap>> subobjects, PropValue... values) {
      PropertyMap properties = PropertyMap.of(values).with(NAME, name);
      return new TableRow(name, properties, subobjects);
    }

    void remove(String name) {
      rows.removeIf(row -> row.key().equals(name));
      revision++;
    }

    @Override
    public long revision() {
      return revision;
    }

    @Override
    public List<TableRow> rows() {
      return rows;
    }
  }

  private final Rows rows = new Rows();
  private final TableCursor table = new TableCursor(rows, List.of(NAME));

  private void seekToBeginning() {
    assertThat(table.seekRow(NativeTable.BOOKMARK_BEGINNING, 0).positionChanged()).isFalse();
  }

  private List<Object> names(int count) {
    return table.queryRows(count).stream().map(row -> row.get(0).value()).toList();
  }

  private List<Object> found(Restriction restriction) {
    table.restrict(restriction);
    return names(100);
  }

  @Test
  void rowsAreReadForwardsUntilTheEndAndAgainFromTheBeginning() {
    for (String name : List.of("a", "b", "c")) {
      rows.add(name);
    }
    assertThat(names(2)).containsExactly("a", "b");
    assertThat(names(2)).containsExactly("c");
    assertThat(names(2)).isEmpty();
    assertThat(names(Integer.MAX_VALUE)).isEmpty();
    seekToBeginning();
    assertThat(names(Integer.MAX_VALUE)).containsExactly("a", "b", "c");
    assertThat(table.rowCount()).isEqualTo(3);
    assertThatThrownBy(() -> table.queryRows(0)).hasMessageContaining("MAPI_E_INVALID_PARAMETER");
    assertThatThrownBy(() -> table.queryRows(-1)).hasMessageContaining("MAPI_E_INVALID_PARAMETER");
  }

  @Test
  void aTableFollowsWhatItListsAndKeepsItsPlace() {
    for (String name : List.of("b", "d", "f")) {
      rows.add(name);
    }
    table.sort(List.of(NAME.ascending()), 0, 0);
    assertThat(names(2)).containsExactly("b", "d");
    rows.add("a");
    rows.add("e");
    assertThat(table.rowCount()).isEqualTo(5);
    assertThat(names(10)).containsExactly("e", "f");
    seekToBeginning();
    assertThat(names(3)).containsExactly("a", "b", "d");
    rows.remove("d");
    rows.remove("e");
    rows.remove("f");
    assertThat(names(3)).isEmpty();
  }

  @Test
  void columnsComeInTheirOrderWithErrorsWhereThereIsNothing() {
    rows.add("a", NUMBER.with(1), BYTES.with(Binary.of(new byte[4097])));
    table.setColumns(List.of(BYTES, OTHER, NAME, NUMBER.withType(PropType.UNSPECIFIED)));
    assertThat(table.queryRows(1).get(0))
        .containsExactly(
            PropValue.error(BYTES, HResult.NOT_ENOUGH_MEMORY),
            PropValue.error(OTHER, HResult.NOT_FOUND),
            NAME.with("a"),
            NUMBER.with(1));
    assertThatThrownBy(() -> table.setColumns(List.of()))
        .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
    assertThatThrownBy(() -> table.setColumns(List.of(NAME.withType(PropType.ERROR))))
        .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
  }

  @Test
  void rowsAreSortedColumnAfterColumnWithWhatIsMissingFirst() {
    rows.add("b", NUMBER.with(2));
    rows.add("Ä", NUMBER.with(1));
    rows.add("z", NUMBER.with(2));
    rows.add("B", NUMBER.with(2));
    rows.add("none");
    table.sort(List.of(NUMBER.descending(), NAME.ascending()), 0, 0);
    assertThat(names(9)).containsExactly("B", "b", "z", "Ä", "none");
    table.sort(List.of(NUMBER.ascending()), 0, 0);
    assertThat(names(9)).containsExactly("none", "Ä", "b", "z", "B");
    table.sort(List.of(NAME.ascending()), 0, 0);
    assertThat(names(9)).containsExactly("Ä", "B", "b", "none", "z");
    table.sort(List.of(), 0, 0);
    assertThat(names(1)).containsExactly("b");
    assertThatThrownBy(() -> table.sort(List.of(WORDS.ascending()), 0, 0))
        .hasMessageContaining("MAPI_E_TOO_COMPLEX");
  }

  @Test
  void restrictionsOfEveryKind() {
    rows.add("a", NUMBER.with(1), OTHER.with(1), BYTES.with(Binary.ofHex("AABBCC")));
    rows.add("b", NUMBER.with(6), OTHER.with(5));
    rows.add("c", WORDS.with(List.of("red", "green")));
    assertThat(found(is(NUMBER, 1))).containsExactly("a");
    assertThat(found(lessThan(NUMBER, 6))).containsExactly("a");
    assertThat(found(atLeast(NUMBER, 1))).containsExactly("a", "b");
    assertThat(found(new Restriction.Compare(RelOp.NE, NUMBER.with(1)))).containsExactly("b");
    assertThat(found(new Restriction.Compare(RelOp.GT, NUMBER.with(1)))).containsExactly("b");
    assertThat(found(new Restriction.Compare(RelOp.LE, NUMBER.with(1)))).containsExactly("a");
    assertThat(found(exists(NUMBER))).containsExactly("a", "b");
    assertThat(found(not(exists(NUMBER)))).containsExactly("c");
    assertThat(found(anyBit(NUMBER, 3))).containsExactly("a", "b");
    assertThat(found(noBit(NUMBER, 1))).containsExactly("b");
    assertThat(found(new Restriction.CompareProps(RelOp.EQ, NUMBER, OTHER))).containsExactly("a");
    assertThat(found(new Restriction.CompareProps(RelOp.GT, NUMBER, OTHER))).containsExactly("b");
    assertThat(found(new Restriction.Size(RelOp.EQ, BYTES, 3))).containsExactly("a");
    assertThat(found(new Restriction.Size(RelOp.GT, BYTES, 3))).isEmpty();
    assertThat(found(and())).hasSize(3);
    assertThat(found(or())).isEmpty();
    assertThat(found(or(is(NAME, "a"), is(NAME, "c")))).containsExactly("a", "c");
    assertThat(found(and(exists(NUMBER), not(is(NAME, "a"))))).containsExactly("b");
    assertThat(found(new Restriction.Compare(RelOp.EQ, PropTag.unicode(0x6804).with("green"))))
        .containsExactly("c");
    assertThat(
            found(
                new Restriction.Content(Match.SUBSTRING, Set.of(), BYTES.with(Binary.ofHex("BB")))))
        .containsExactly("a");
    assertThat(
            found(new Restriction.Content(Match.PREFIX, Set.of(), BYTES.with(Binary.ofHex("BB")))))
        .isEmpty();
    assertThat(found(null)).hasSize(3);
  }

  @Test
  void textIsFoundAsFuzzilyAsAsked() {
    rows.add("Résumé über Öl");
    assertThat(found(contains(NAME, "über"))).hasSize(1);
    assertThat(found(contains(NAME, "ÜBER"))).isEmpty();
    assertThat(found(contains(NAME, "ÜBER", Fuzzy.IGNORE_CASE))).hasSize(1);
    assertThat(found(contains(NAME, "uber"))).isEmpty();
    assertThat(found(contains(NAME, "uber", Fuzzy.IGNORE_NONSPACE))).hasSize(1);
    assertThat(found(startsWith(NAME, "resume", Fuzzy.IGNORE_NONSPACE))).isEmpty();
    assertThat(found(startsWith(NAME, "resume", Fuzzy.LOOSE))).hasSize(1);
    assertThat(found(startsWith(NAME, "über"))).isEmpty();
    assertThat(found(matches(NAME, "Résumé"))).isEmpty();
    assertThat(found(matches(NAME, "RÉSUMÉ ÜBER ÖL", Fuzzy.IGNORE_CASE))).hasSize(1);
  }

  @Test
  void aSubRestrictionLooksAtEachRowOfTheSubobject() {
    PropertyMap to = PropertyMap.of(Pr.RECIPIENT_TYPE.with(1), Pr.EMAIL_ADDRESS.with("a@b"));
    PropertyMap cc = PropertyMap.of(Pr.RECIPIENT_TYPE.with(2), Pr.EMAIL_ADDRESS.with("c@d"));
    rows.rows.add(
        Rows.row(
            "mail",
            id -> id == Pr.MESSAGE_RECIPIENTS.id() ? List.of(to, cc) : List.<PropertyMap>of()));
    assertThat(
            found(
                new Restriction.Sub(
                    Pr.MESSAGE_RECIPIENTS,
                    and(is(Pr.RECIPIENT_TYPE, 2), is(Pr.EMAIL_ADDRESS, "c@d")))))
        .containsExactly("mail");
    assertThat(
            found(
                new Restriction.Sub(
                    Pr.MESSAGE_RECIPIENTS,
                    and(is(Pr.RECIPIENT_TYPE, 1), is(Pr.EMAIL_ADDRESS, "c@d")))))
        .isEmpty();
    assertThat(found(new Restriction.Sub(Pr.MESSAGE_ATTACHMENTS, and()))).isEmpty();
  }

  @Test
  void whatCannotBeEvaluatedIsTooComplex() {
    Restriction deep = is(NUMBER, 1);
    for (int i = 0; i < 300; i++) {
      deep = not(deep);
    }
    for (Restriction restriction :
        List.of(
            deep,
            new Restriction.Content(Match.PREFIX, Set.of(), NUMBER.with(1)),
            new Restriction.Compare(RelOp.EQ, PropValue.error(NAME, HResult.NOT_FOUND)),
            new Restriction.Sub(new ObjectTag(0x6810), and()))) {
      assertThatThrownBy(() -> table.restrict(restriction))
          .hasMessageContaining("MAPI_E_TOO_COMPLEX");
    }
  }
}
