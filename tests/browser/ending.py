"""The end of a course: the goodbye letter, its answer, the ending."""

from tests.browser.person import Person

LETTER = "Dear Robin,\n\nyou came with a quarrel that would not stop. You leave with words for it."
ANSWER = "Thank you.\n\nI rang my sister on Sunday."


def therapist_writes_the_letter(ben: Person) -> None:
    ben.press("Courses")
    ben.press("Robin Vale")
    ben.press("Begin the letter")
    ben.press("Save the draft")
    ben.fill(text=LETTER)
    ben.press("Save the draft")
    ben.press("Share with the client")
    assert ben.says("The client can read the letter now.")


def client_answers_the_letter(client: Person) -> None:
    client.press("A letter to you")
    assert client.says("You leave with words for it.")
    client.press("Send my answer")
    client.fill(answer=ANSWER)
    client.press("Send my answer")
    assert client.says("I rang my sister on Sunday.", "Sent on 4 May 2027.")


def therapist_ends_the_course(ben: Person) -> None:
    ben.go(ben.page.url)
    assert ben.says("I rang my sister on Sunday.")
    ben.press("This is its last form")
    ben.press("Back to the course of Robin Vale")
    ben.open("The numbers")
    ben.press("End the course")
    assert ben.says("16 sessions held. No session is planned any more.")
    ben.press("End the course")
    ben.fill(end_code="agreed", ended_by="both", reason="As agreed.", sure="on")
    ben.fill(gp="none", follow_ups="no")
    ben.press("End the course")
    assert ben.says("Saved. The course has ended.", "This course ended on 4 May 2027.")


def client_sees_the_end(client: Person) -> None:
    client.press("Back to where I am")
    assert client.says("Your course has ended. You have had 16 sessions.")
    client.press("A letter to you")
    assert client.says("I rang my sister on Sunday.")
    client.press("Sign out")
