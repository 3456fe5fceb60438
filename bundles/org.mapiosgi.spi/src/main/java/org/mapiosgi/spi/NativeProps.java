// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.osgi.annotation.versioning.ProviderType;

/** IMAPIProp. */
@ProviderType
public interface NativeProps extends NativeObject {
  /** SaveChanges: KEEP_OPEN_READWRITE. */
  int KEEP_OPEN_READWRITE = 0x2;

  /** OpenProperty and OpenEntry: MAPI_MODIFY. */
  int MAPI_MODIFY = 0x1;

  /** OpenProperty: MAPI_CREATE. */
  int MAPI_CREATE = 0x2;

  /**
   * GetProps, MAPI_UNICODE.
   *
   * @return one value a tag, in order; PT_ERROR ones where a property is not there or too long
   */
  List<PropValue> getProps(List<PropTag<?>> tags);

  /** GetPropList, MAPI_UNICODE. */
  List<PropTag<?>> getPropList();

  /**
   * SetProps.
   *
   * @throws org.mapiosgi.api.error.MapiException also where a single property could not be set
   *     (SPropProblem)
   */
  void setProps(List<PropValue> values);

  /** DeleteProps; properties that are not there are passed over. */
  void deleteProps(List<PropTag<?>> tags);

  /**
   * OpenProperty with IID_IStream.
   *
   * @param flags MAPI_MODIFY, MAPI_CREATE
   */
  NativeStream openStream(PropTag<?> tag, int flags);

  /**
   * SaveChanges.
   *
   * @param flags 0 ends the object's use but for release; or {@link #KEEP_OPEN_READWRITE}
   */
  void saveChanges(int flags);
}
