"""A whole worry without a mouse: Tab, Enter and Space, from signing in to the answer of what happens next."""

from kinfold.concerns.models import Concern

MOST_TABS = 80


def test_a_worry_is_raised_with_the_keyboard_alone(visitor):
    amina = visitor()
    amina.goto("/sign-in/")
    press(amina, "button", "Be Amina Yusuf")
    press(amina, "link", "Skip to main content")  # the first thing that Tab reaches
    assert amina.page.evaluate("document.activeElement.id") == "main-content"
    press(amina, "link", "Raise a worry")
    if amina.page.get_by_text("Start afresh").count():
        press(amina, "link", "Start afresh")
    typed(amina, "name-0", "Wilf Okonjo")
    press(amina, "button", "Continue")
    typed(amina, "saw", "Hid under the table when the door banged.")
    press(amina, "button", "Continue")
    press(amina, "button", "Continue")
    to(amina, "document.activeElement.name === 'wish'")
    amina.page.keyboard.press("Space")
    press(amina, "button", "Continue")
    press(amina, "button", "Send")
    amina.reads("Your worry is kept")
    assert Concern.objects.filter(saw__startswith="Hid under the table").count() == 1


def test_an_error_leads_by_keyboard_to_its_box(visitor):
    amina = visitor("amina")
    amina.goto("/worry/new?afresh=yes")
    press(amina, "button", "Continue")
    assert "govuk-error-summary" in amina.page.evaluate("document.activeElement.className")
    amina.page.keyboard.press("Tab")
    amina.page.keyboard.press("Enter")
    assert amina.page.evaluate("document.activeElement.name") == "name-0"


def to(someone, condition: str) -> None:
    """Press Tab until something has the focus; what has it can be seen to have it."""
    for _ in range(MOST_TABS):
        someone.page.keyboard.press("Tab")
        if someone.page.evaluate(condition):
            shown = someone.page.evaluate(
                "(() => { const s = getComputedStyle(document.activeElement);"
                " return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || s.backgroundColor === 'rgb(255, 221, 0)' })()"
            )
            radio = someone.page.evaluate("['radio', 'checkbox'].includes(document.activeElement.type)")
            assert shown or radio, f"{condition}: nothing shows where the focus is"
            return
    raise AssertionError(f"{MOST_TABS} times Tab did not lead to {condition}")


def press(someone, role: str, words: str) -> None:
    """Go to a button or link by Tab and press Enter."""
    tag = {"button": "BUTTON", "link": "A"}[role]
    to(
        someone,
        f"document.activeElement.tagName === '{tag}' && document.activeElement.textContent.trim() === '{words}'",
    )
    someone.clicks += 1
    if words == "Skip to main content":
        someone.page.keyboard.press("Enter")
        return
    with someone.page.expect_navigation():
        someone.page.keyboard.press("Enter")
    someone.look()


def typed(someone, name: str, words: str) -> None:
    to(someone, f"document.activeElement.name === '{name}'")
    someone.page.keyboard.type(words)
