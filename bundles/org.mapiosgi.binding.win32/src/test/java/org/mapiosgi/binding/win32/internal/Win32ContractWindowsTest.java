// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import org.junit.jupiter.api.Tag;
import org.mapiosgi.tck.BindingContract;
import org.mapiosgi.tck.BindingFixture;

@Tag("windows")
class Win32ContractWindowsTest extends BindingContract {
  @Override
  protected BindingFixture fixture() {
    return ReferenceProvider.SERVICE;
  }
}
