// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mapiosgi.api.property.MsgFlag;

/**
 * The name of a file in a Maildir: a unique part, then {@code :2,} and a letter for each flag.
 * Programs for Windows use another mark than the colon, which no name there may have.
 *
 * @param unique the part that stays when the flags change
 * @param flags the MSGFLAG_* bits that the letters stand for
 */
record MaildirName(String unique, int flags) {
  private static final Pattern NAME = Pattern.compile("(.+?)[:;!]2,([A-Za-z]*).*");

  static MaildirName of(MailFile file) {
    String name = file.path().getFileName().toString();
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return new MaildirName(name, 0);
    }
    String letters = matcher.group(2);
    int flags = letters.indexOf('S') < 0 ? 0 : MsgFlag.READ.mask();
    return new MaildirName(
        matcher.group(1), letters.indexOf('D') < 0 ? flags : flags | MsgFlag.UNSENT.mask());
  }
}
