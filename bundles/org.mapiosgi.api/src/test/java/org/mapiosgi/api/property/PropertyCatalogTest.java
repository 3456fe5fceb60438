// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyCatalogTest {
  private static final int MACROS = 2390;

  /** Tags that [MS-OXPROPS] has and the headers lack. */
  private static final Set<String> NOT_IN_HEADERS =
      Set.of(
          "PR_ADDITIONAL_REN_ENTRYIDS",
          "PR_ATTACHMENT_HIDDEN",
          "PR_ATTACH_FLAGS",
          "PR_IN_REPLY_TO_ID_W",
          "PR_IPM_JOURNAL_ENTRYID",
          "PR_IPM_NOTE_ENTRYID");

  @Test
  void theCatalogHasEveryMacroOfTheHeaders() {
    assertThat(PropertyCatalog.names()).hasSize(MACROS).allMatch(name -> name.startsWith("PR_"));
    assertThat(PropertyCatalog.tagOf("PR_SUBJECT_W")).hasValue(0x0037001F);
    assertThat(PropertyCatalog.tagOf("PR_SUBJECT_A")).hasValue(0x0037001E);
    assertThat(PropertyCatalog.tagOf("PR_SUBJECT")).hasValue(0x0037001F);
    assertThat(PropertyCatalog.tagOf("PR_FREEBUSY_EMA")).isEmpty();
    assertThat(PropertyCatalog.tagOf("SUBJECT")).isEmpty();
  }

  @Test
  void aTagHasAllItsNames() {
    assertThat(PropertyCatalog.namesOf(0x3A21001F))
        .containsExactly(
            "PR_BEEPER_TELEPHONE_NUMBER",
            "PR_BEEPER_TELEPHONE_NUMBER_W",
            "PR_PAGER_TELEPHONE_NUMBER",
            "PR_PAGER_TELEPHONE_NUMBER_W");
    assertThat(PropertyCatalog.namesOf(0x7FFE0003)).isEmpty();
    assertThatThrownBy(() -> PropertyCatalog.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void everyTagOfPrIsOneOfTheHeadersOrOfTheSpecification() throws IllegalAccessException {
    Map<String, Integer> strangers = new HashMap<>();
    for (Field field : Pr.class.getFields()) {
      Object constant = field.get(null);
      int tag = constant instanceof ObjectTag object ? object.tag() : ((PropTag<?>) constant).tag();
      String name = Pr.nameOf(tag).orElseThrow();
      if (PropertyCatalog.tagOf(name).orElse(0) != tag) {
        strangers.put(name, tag);
      }
    }
    assertThat(strangers.keySet()).isEqualTo(NOT_IN_HEADERS);
  }

  @Test
  void aTagThatIsNoConstantIsShownWithItsNameToo() {
    assertThat(PropTag.unicode(0x3A30)).hasToString("PR_ASSISTANT (0x3A30001F)");
    assertThat(Pr.SUBJECT).hasToString("PR_SUBJECT_W (0x0037001F)");
    assertThat(PropTag.unicode(0x6800)).hasToString("0x6800001F");
  }

  @Test
  void namedPropertiesHaveTheirCanonicalNames() {
    assertThat(NamedPr.nameOf(NamedPr.APPOINTMENT_START_WHOLE))
        .contains("PidLidAppointmentStartWhole");
    assertThat(NamedPr.nameOf(NamedPr.F_INVITED)).contains("PidLidFInvited");
    assertThat(NamedPr.nameOf(NamedPr.EMAIL1_DISPLAY_NAME)).contains("PidLidEmail1DisplayName");
    assertThat(NamedPr.nameOf(NamedPr.NOTE_X)).contains("PidLidNoteX");
    assertThat(NamedPr.nameOf(NamedPr.KEYWORDS)).contains("PidNameKeywords");
    assertThat(NamedPr.nameOf(NamedProperty.of(PropertySet.APPOINTMENT, 0x820D, ValueType.BINARY)))
        .as("another type, the same name")
        .contains("PidLidAppointmentStartWhole");
    assertThat(NamedPr.nameOf(NamedProperty.of(PropertySet.TASK, 0x820D, ValueType.SYSTIME)))
        .isEmpty();
  }

  @Test
  void noTwoNamedPropertiesAreTheSame() throws IllegalAccessException {
    Map<Object, String> seen = new HashMap<>();
    for (Field field : NamedPr.class.getFields()) {
      NamedProperty<?> property = (NamedProperty<?>) field.get(null);
      String other = seen.put(NamedPr.nameOf(property).orElseThrow(), field.getName());
      assertThat(other).as(field.getName()).isNull();
    }
    assertThat(seen).hasSizeGreaterThan(140);
  }
}
