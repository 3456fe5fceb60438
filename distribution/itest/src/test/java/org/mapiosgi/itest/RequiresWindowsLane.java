// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs Windows, real or through Wine. Its methods take a {@link WinePrefix}, one for
 * all tests of a run.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WindowsLane.class)
@interface RequiresWindowsLane {}
