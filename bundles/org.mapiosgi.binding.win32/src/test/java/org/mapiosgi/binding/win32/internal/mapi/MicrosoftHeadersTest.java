// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.binding.win32.internal.codec.Abi;

/** Compares all native numbers of the product with Microsoft's own headers. */
class MicrosoftHeadersTest {
  /**
   * Our numbers that the headers of the list do not have, with the reason. A number that is added
   * to the product has to be in the list or here.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          // Codes that Outlook returns and the headers lack.
          "const MAPI_E_LOCKID_LIMIT",
          "const MAPI_E_OFFLINE",
          "const MAPI_E_PROFILE_DELETED",
          "const MAPI_E_RECONNECTED",
          "const MAPI_E_STORE_FULL",
          // Tags of [MS-OXPROPS] that the headers lack.
          "const PR_ADDITIONAL_REN_ENTRYIDS",
          "const PR_ATTACHMENT_HIDDEN",
          "const PR_ATTACH_FLAGS",
          "const PR_IN_REPLY_TO_ID_W",
          "const PR_IPM_JOURNAL_ENTRYID",
          "const PR_IPM_NOTE_ENTRYID",
          // In MFCMAPI's headers only: behind the five methods of IExchangeManageStore.
          "slot IExchangeManageStoreEx.CreateStoreEntryID2",
          // See NativeServiceAdmin.
          "const MAPI_FORCE_ACCESS",
          // A structure that the list leaves out; LayoutTest compares it with other headers.
          "off MAPIINIT_0.ulFlags",
          "off MAPIINIT_0.ulVersion",
          "size MAPIINIT_0",
          // WinUser.h.
          "size MSG",
          "off MSG.message",
          "off MSG.wParam",
          "size WNDCLASSEXW",
          "off WNDCLASSEXW.cbSize",
          "off WNDCLASSEXW.lpfnWndProc",
          "off WNDCLASSEXW.hInstance",
          "off WNDCLASSEXW.lpszClassName");

  private static Map<String, Long> facts(Abi abi) throws IOException {
    String resource = "microsoft-" + abi.name().toLowerCase(Locale.ROOT) + ".txt";
    Map<String, Long> facts = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    MicrosoftHeadersTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.US_ASCII))) {
      for (String line : lines.lines().filter(each -> !each.startsWith("#")).toList()) {
        int value = line.lastIndexOf(' ');
        facts.put(line.substring(0, value), Long.decode(line.substring(value + 1)));
      }
    }
    return facts;
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void everyNumberIsThatOfTheHeaders(Abi abi) throws IOException {
    Map<String, Long> facts = facts(abi);
    List<NativeNumber> ours = NativeNumber.all(abi);
    Set<String> wrong = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    for (NativeNumber number : ours) {
      Long fact = facts.get(number.key());
      if (fact == null && !ofWinError(number)) {
        missing.add(number.key());
      } else if (fact != null && fact != number.value()) {
        wrong.add(number + ", the headers: " + fact);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(missing).isEqualTo(new TreeSet<>(ELSEWHERE));
    assertThat(ours).hasSizeGreaterThan(500);
  }

  /** Codes of winerror.h, which HeaderConstantsTest compares. */
  private static boolean ofWinError(NativeNumber number) {
    return HeaderConstantsTest.WIN_ERROR.matcher(number.name()).matches();
  }

  @Test
  void theNumbersAreWrittenForOthersToCompare() throws IOException {
    String json =
        List.of(Abi.values()).stream()
            .flatMap(abi -> NativeNumber.all(abi).stream())
            .map(NativeNumber::json)
            .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    Path file = Path.of("target", "abi.json");
    Files.writeString(file, json);
    assertThat(Files.readString(file))
        .contains(
            "{\"kind\": \"slot\", \"name\": \"IMAPISession.Logoff\", \"arch\": \"x64\", \"value\":"
                + " 17}");
  }
}
