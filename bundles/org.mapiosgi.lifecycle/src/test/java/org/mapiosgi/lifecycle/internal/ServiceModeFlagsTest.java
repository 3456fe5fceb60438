// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.rule.FlagRule;
import org.mapiosgi.api.rule.FlagRule.Word;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.lifecycle.internal.session.Logon;

/**
 * No configuration can bring about a flag word that breaks R2 to R5, R22, R23 or R43: every word
 * that can be configured gives one of the modes or is refused, and what the modes give, up to the
 * calls that receive it, keeps to the catalogue's demands. All other words: {@code
 * PassedWordsTest}.
 */
class ServiceModeFlagsTest {
  private static final int[] LOGON_BITS = {
    0x1,
    0x2,
    0x4,
    0x8,
    0x10,
    0x20,
    0x40,
    0x1000,
    0x2000,
    0x8000,
    0x10000,
    0x20000,
    0x100000,
    0x200000,
    0x80000000
  };
  private static final int RANDOM_WORDS = 50_000;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "tr-TR", "az-AZ", "lt-LT"})
  void everySpellingOfAModeGivesItAndItsCleanWords(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    for (ServiceMode mode : ServiceMode.values()) {
      String word = mode.word();
      for (int capitals = 0; capitals < 1 << word.length(); capitals++) {
        ServiceMode configured = ServiceMode.of(spelled(word, capitals));
        assertThat(configured).isEqualTo(mode);
        assertThat(broken(configured)).isEmpty();
      }
      assertThat(ServiceMode.of("\t " + word + " \r\n")).isEqualTo(mode);
    }
  }

  private static String spelled(String word, int capitals) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      text.append((capitals & 1 << i) != 0 ? (char) (c - 'a' + 'A') : c);
    }
    return text.toString();
  }

  @Test
  void aWordThatIsOneEditAwayFromAModeIsRefused() {
    for (ServiceMode mode : ServiceMode.values()) {
      for (String word : oneEditAway(mode.word())) {
        assertRefused(word);
      }
    }
  }

  /** Everything that one deletion, insertion, replacement or swap makes of a word. */
  private static Set<String> oneEditAway(String word) {
    Set<String> all = new TreeSet<>();
    String letters = "abcdefghijklmnopqrstuvwxyz0189_-|,.;=~ ";
    for (int i = 0; i <= word.length(); i++) {
      String head = word.substring(0, i);
      String tail = word.substring(i);
      for (char c : letters.toCharArray()) {
        all.add(head + c + tail);
        if (!tail.isEmpty()) {
          all.add(head + c + tail.substring(1));
        }
      }
      if (!tail.isEmpty()) {
        all.add(head + tail.substring(1));
      }
      if (tail.length() > 1) {
        all.add(head + tail.charAt(1) + tail.charAt(0) + tail.substring(2));
      }
    }
    // What is left are spaces around it and swaps of equal letters.
    all.removeIf(each -> each.trim().equals(word));
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "1",
        "0x00018033",
        "-2147385294",
        "MAPI_LOGON_UI",
        "MAPI_NT_SERVICE",
        "service,interactive",
        "service|MAPI_LOGON_UI",
        "service+ui",
        "SERVICE INTERACTIVE",
        "ServiceMode.SERVICE",
        "ｓｅｒｖｉｃｅ",
        "servıce",
        "serv\u0130ce",
        "${mode}",
        "null",
        "true"
      })
  void aWordThatLooksLikeFlagsOrTwoModesIsRefused(String word) {
    assertRefused(word);
  }

  @Test
  void aWordOfAnyLettersIsRefusedOrGivesAMode() {
    Random random = new Random(20240914);
    String letters = "servicntaSERVICNTA xX0|,";
    int refused = 0;
    for (int i = 0; i < RANDOM_WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = random.nextInt(14); length > 0; length--) {
        word.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        assertThat(broken(ServiceMode.of(word.toString()))).as(word.toString()).isEmpty();
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static void assertRefused(String word) {
    assertThatThrownBy(() -> ServiceMode.of(word))
        .as("mode '%s'", word)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mode is '" + word + "', but must be 'service' or 'interactive'");
  }

  /**
   * The yardstick itself: for every combination of the logon's flags, in either kind of process,
   * the catalogue agrees with the rules as they are written out here.
   */
  @Test
  void theCatalogueAllowsExactlyWhatTheRulesAllow() {
    int allowedInService = 0;
    for (int subset = 0; subset < 1 << LOGON_BITS.length; subset++) {
      int flags = 0;
      for (int i = 0; i < LOGON_BITS.length; i++) {
        flags |= (subset & 1 << i) != 0 ? LOGON_BITS[i] : 0;
      }
      boolean neverAllowed = (flags & (0x1 | 0x20000 | 0x2000 | 0x8)) != 0;
      boolean inService =
          !neverAllowed
              && (flags & 0x18012) == 0x18012 // NT_SERVICE, NO_MAIL, EXPLICIT_PROFILE, NEW_SESSION
              && (flags & 0x1040) == 0; // FORCE_DOWNLOAD, USE_DEFAULT
      boolean elsewhere = !neverAllowed && (flags & 0x10000) == 0;
      if (FlagRule.broken(Word.MAPI_LOGON_EX, flags, true).isEmpty() != inService
          || FlagRule.broken(Word.MAPI_LOGON_EX, flags, false).isEmpty() != elsewhere) {
        assertThat(String.format("0x%08X", flags)).isEqualTo("judged as the rules say");
      }
      allowedInService += inService ? 1 : 0;
    }
    // Free are EXTENDED, APP_PROFILE, TIMEOUT_SHORT, BG_SESSION and UNICODE.
    assertThat(allowedInService).isEqualTo(1 << 5);
  }

  @Test
  void noBitMoreAndNoneOfTheRequiredFewerWouldPass() {
    int init = ServiceMode.SERVICE.initFlags();
    int logon = ServiceMode.SERVICE.logonFlags();
    Map<String, List<Integer>> harmless = new HashMap<>();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      if (FlagRule.broken(Word.MAPI_INITIALIZE, init ^ 1 << bit, true).isEmpty()) {
        harmless.computeIfAbsent("init", any -> new ArrayList<>()).add(bit);
      }
      if (FlagRule.broken(Word.MAPI_LOGON_EX, logon ^ 1 << bit, true).isEmpty()) {
        harmless.computeIfAbsent("logon", any -> new ArrayList<>()).add(bit);
      }
    }
    // MULTITHREAD_NOTIFICATIONS and NO_COINIT; APP_PROFILE, EXTENDED, TIMEOUT_SHORT, BG_SESSION,
    // UNICODE.
    assertThat(harmless)
        .containsOnly(
            Map.entry("init", List.of(0, 3)), Map.entry("logon", List.of(2, 5, 20, 21, 31)));
  }

  @Test
  void bothWordsSayServiceOrNeitherDoes() {
    for (ServiceMode mode : ServiceMode.values()) {
      assertThat(mode.initFlags() & 0x10000)
          .as(mode.word())
          .isEqualTo(mode.logonFlags() & 0x10000)
          .isEqualTo(isService(mode) ? 0x10000 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheProfileIsCalledTheCallsReceiveCleanWords(ServiceMode mode) {
    for (String profile :
        List.of("Outlook", "0x00000001", "MAPI_LOGON_UI", "a|b", " ", "é", "p".repeat(64))) {
      RecordingMapi mapi = new RecordingMapi();

      Quotas.OfSession quotas = new Quotas(LimitSettings.USUAL).ofSession("session");
      Logon.open(mapi.mapi(), "session", profile, mode, quotas, 16 << 20, event -> {}, true)
          .close();

      assertThat(mapi.words())
          .extracting(RecordingMapi.Passed::word)
          .containsOnlyOnce(Word.MAPI_LOGON_EX, Word.LOGOFF)
          .contains(Word.OPEN_MSG_STORE);
      assertThat(mapi.words())
          .as("profile '%s'", profile)
          .allSatisfy(
              passed ->
                  assertThat(FlagRule.broken(passed.word(), passed.flags(), isService(mode)))
                      .isEmpty());
    }
  }

  /** Every demand of the catalogue that the mode's two words do not meet. */
  private static Set<String> broken(ServiceMode mode) {
    return Arrays.stream(Word.values())
        .filter(word -> word == Word.MAPI_INITIALIZE || word == Word.MAPI_LOGON_EX)
        .flatMap(
            word ->
                FlagRule.broken(
                    word,
                    word == Word.MAPI_INITIALIZE ? mode.initFlags() : mode.logonFlags(),
                    isService(mode))
                    .stream())
        .map(FlagRule::toString)
        .collect(Collectors.toSet());
  }

  private static boolean isService(ServiceMode mode) {
    return mode.word().equals("service");
  }
}
