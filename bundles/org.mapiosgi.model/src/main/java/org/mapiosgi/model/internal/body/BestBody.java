// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.body;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeProps;

/** The format of a body that the other formats of the message were made from ([MS-OXBBODY]). */
public enum BestBody {
  /** There is no body. */
  NONE,
  /** PR_BODY. */
  PLAIN,
  /** PR_RTF_COMPRESSED. */
  RTF,
  /** PR_HTML. */
  HTML;

  private static final int NATIVE_PLAIN = 1;
  private static final int NATIVE_RTF = 2;
  private static final int NATIVE_HTML = 3;
  private static final List<PropTag<?>> ASKED =
      List.of(Pr.NATIVE_BODY_INFO, Pr.BODY, Pr.RTF_COMPRESSED, Pr.HTML, Pr.RTF_IN_SYNC);

  /** Asks a message: one call, which reads no long value. */
  public static BestBody of(NativeProps message) {
    List<PropValue> answers = message.getProps(ASKED);
    Map<PropTag<?>, PropValue> found = new HashMap<>();
    for (int i = 0; i < ASKED.size(); i++) {
      if (isThere(answers.get(i))) {
        found.put(ASKED.get(i), answers.get(i));
      }
    }
    PropValue stated = found.get(Pr.NATIVE_BODY_INFO);
    boolean plain = found.containsKey(Pr.BODY);
    boolean rtf = found.containsKey(Pr.RTF_COMPRESSED);
    boolean html = found.containsKey(Pr.HTML);
    if (stated != null && stated.value() instanceof Integer number) {
      if (number == NATIVE_PLAIN && plain) {
        return PLAIN;
      } else if (number == NATIVE_RTF && rtf) {
        return RTF;
      } else if (number == NATIVE_HTML && html) {
        return HTML;
      }
    }
    PropValue sync = found.get(Pr.RTF_IN_SYNC);
    boolean inSync = sync != null && Boolean.TRUE.equals(sync.value());
    if (rtf && (inSync || (!plain && !html))) {
      return RTF;
    } else if (html) {
      return HTML;
    }
    return plain ? PLAIN : NONE;
  }

  /** A value that is too long for GetProps is there, too. */
  private static boolean isThere(PropValue answer) {
    return answer.tag().type() != PropType.ERROR
        || HResult.NOT_ENOUGH_MEMORY.equals(answer.value());
  }
}
