// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.NamedProperty;
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

  /** OpenEntry and OpenAttach: MAPI_BEST_ACCESS. */
  int MAPI_BEST_ACCESS = 0x10;

  /** OpenProperty: MAPI_CREATE. */
  int MAPI_CREATE = 0x2;

  /**
   * GetProps, MAPI_UNICODE.
   *
   * @return one value a tag, in order; a PT_ERROR value if a property does not exist or is too long
   */
  List<PropValue> getProps(List<PropTag<?>> tags);

  /** GetPropList, MAPI_UNICODE. */
  List<PropTag<?>> getPropList();

  /**
   * SetProps.
   *
   * @throws org.mapiosgi.api.error.MapiException also if only a single property could not be set
   *     (SPropProblem)
   */
  void setProps(List<PropValue> values);

  /** DeleteProps; properties that are not there are passed over. */
  void deleteProps(List<PropTag<?>> tags);

  /**
   * OpenProperty.
   *
   * @param tag the 32 bits of the property's tag, of a PT_OBJECT one too
   * @param wanted the interface
   * @param flags MAPI_MODIFY, MAPI_CREATE
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_INTERFACE_NOT_SUPPORTED if the property
   *     cannot be opened with this interface; MAPI_E_NOT_FOUND if there is no such property
   */
  <O extends NativeObject> O openProperty(int tag, NativeInterface<O> wanted, int flags);

  /** OpenProperty with IID_IStream. */
  default NativeStream openStream(PropTag<?> tag, int flags) {
    return openProperty(tag.tag(), NativeInterface.STREAM, flags);
  }

  /**
   * CopyProps, which replaces what the destination has. Properties that are not there are passed
   * over.
   *
   * @param tags the properties to copy; PR_MESSAGE_ATTACHMENTS and PR_MESSAGE_RECIPIENTS, as
   *     PT_OBJECT, copy all attachments and all recipients
   * @param destination an object of the same binding, open for writing
   * @throws org.mapiosgi.api.error.MapiException also if only a single property could not be copied
   *     (SPropProblem)
   */
  void copyProps(List<PropTag<?>> tags, NativeProps destination);

  /**
   * GetIDsFromNames.
   *
   * @param create whether the store shall give an id to a name that has none yet (MAPI_CREATE)
   * @return a tag for each name, in order, with the name's type; of type PT_ERROR if the store has
   *     no id for the name
   */
  List<PropTag<?>> getIDsFromNames(List<NamedProperty<?>> names, boolean create);

  /**
   * GetNamesFromIDs.
   *
   * @param tags tags with ids from 0x8000 on
   * @return the name of each, in order, with the type of its tag; empty if the store knows no name,
   *     or if the type is none that a named property has
   */
  List<Optional<NamedProperty<?>>> getNamesFromIDs(List<PropTag<?>> tags);

  /**
   * SaveChanges.
   *
   * @param flags 0 ends the object's use but for release; or {@link #KEEP_OPEN_READWRITE}
   */
  void saveChanges(int flags);
}
