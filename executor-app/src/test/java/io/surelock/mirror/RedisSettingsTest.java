package io.surelock.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {

    @Test
    void neverSaysThePassword() {
        RedisSettings settings = RedisSettings.at("redis://127.0.0.1:6379").login("ann", "s3cret");

        assertThat(settings.password()).isEqualTo("s3cret");
        assertThat(settings).hasToString("redis://127.0.0.1:6379/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://ann:s3cret@127.0.0.1:6379",
                "redis://s3cret@127.0.0.1:6379",
                "redis://s3cret",
                "http://s3cret:6379",
                "s3cret:6379",
                "redis://s3 cret:6379"
            })
    void refusesAnAddressWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> RedisSettings.at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3");
    }
}
