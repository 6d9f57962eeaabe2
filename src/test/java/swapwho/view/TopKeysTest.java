// SPDX-License-Identifier: Apache-2.0
package swapwho.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import swapwho.model.TopBy;
import swapwho.model.TopState;
import swapwho.testing.TopScene;

class TopKeysTest {
    private static final TopState BUSY = TopScene.busy().at(74);
    private TopView view = TopView.first(TopBy.PROCESS, ZoneId.of("UTC"));

    private TopKeysTest press(int... keys) {
        for (int key : keys) {
            view = TopKeys.press(key, view, BUSY);
        }
        return this;
    }

    private int selected() {
        return TopRows.find(TopRows.of(BUSY, view), view.selected());
    }

    @Test
    void groupsAndSorts() {
        press('g');
        assertThat(view.by()).isEqualTo(TopBy.CGROUP);
        press('5');
        assertThat(view.by()).isEqualTo(TopBy.MAPPING);
        press('g');
        assertThat(view.by()).isEqualTo(TopBy.PROCESS);
        press('s', 's');
        assertThat(view.sort()).isEqualTo(TopSort.HELD);
        press('s', 's', 's', 's', 's', 's');
        assertThat(view.sort()).isEqualTo(TopSort.OUT);
    }

    @Test
    void movesWithinTheRowsAndOpensOne() {
        press(TopKeys.UP);
        assertThat(selected()).isZero();
        press(TopKeys.DOWN, TopKeys.DOWN);
        assertThat(selected()).isEqualTo(2);
        press('j', 'j', 'j', 'j');
        assertThat(selected()).isEqualTo(3);
        press('k', TopKeys.ENTER);
        assertThat(view.page()).isEqualTo(TopView.Page.DETAIL);
        press('h');
        assertThat(view.page()).isEqualTo(TopView.Page.HELP);
        press('x', TopKeys.ENTER, TopKeys.ESCAPE);
        assertThat(view.page()).isEqualTo(TopView.Page.ALL);
        assertThat(selected()).isEqualTo(2);
    }

    @Test
    void filters() {
        press('/', 'J', 'a', 'q', 127, 'v');
        assertThat(view.filter()).isEqualTo("Jav");
        assertThat(TopRows.of(BUSY, view)).singleElement().extracting(row -> row.process.pid).isEqualTo(310);
        press(TopKeys.ENTER);
        assertThat(view.typing()).isFalse();
        press(TopKeys.DOWN);
        assertThat(selected()).isZero();
        press(TopKeys.ESCAPE);
        assertThat(view.filter()).isEmpty();
        press('/', 'é', 0x1F600, 127, 8, 8);
        assertThat(view.filter()).isEmpty();
        press('/', 'n', 'o', 'n', 'e', 'x', TopKeys.ENTER, TopKeys.DOWN, TopKeys.ENTER);
        assertThat(view.page()).isEqualTo(TopView.Page.ALL);
    }

    @Test
    void pausesAndQuits() {
        assertThat(press('p').view.paused()).isTrue();
        assertThat(press(' ').view.paused()).isFalse();
        assertThat(TopKeys.press('q', view, BUSY)).isNull();
        assertThat(TopKeys.press(3, view.filter("", true), BUSY)).isNull();
        assertThat(TopKeys.press('q', view.filter("", true), BUSY).filter()).isEqualTo("q");
        assertThat(TopKeys.press(0, view, BUSY)).isEqualTo(view);
    }
}
