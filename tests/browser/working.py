"""A course at work: answers and an alert, what both settle, a note, the focus."""

from tests.browser.person import PASSWORD, Person

TERMS = {
    "dates": "Tuesdays at nine in the garden room, from 19 January to 4 May.",
    "breaks": "None.",
    "fee": "There is none.",
    "other_help": "The GP knows.",
}
FOCUS = {
    "self": "a burden",
    "words_self": "too much for people",
    "other": "tired of me",
    "affects": "sad\nafraid",
    "defence": "makes jokes and goes home early",
    "defence_protects": "being sent away",
    "defence_costs": "nobody knows how it is",
}


def answers(client: Person, values: list[int]) -> None:
    """One question a page, from the page where the questions are announced."""
    client.press("Start")
    for value in values:
        client.fill(answer=str(value))
        client.press("Save and go on")


def client_answers(client: Person) -> None:
    """PHQ-9 with an answer to question 9 that a clinician has to look at."""
    client.press("Answer PHQ-9")
    client.press("Start")
    client.press("Save and go on")
    assert client.page.title().startswith("Error: ")
    client.press("Stop here and go on later")
    client.press("Answer PHQ-9")
    answers(client, [2, 2, 2, 2, 2, 2, 2, 2, 1])
    assert client.says("Thank you for telling us", "Ben Okafor will read this by 12:0", "116 123")
    client.press("Go on with the questions")
    client.press("Send my answers")
    assert client.says("Your answers are saved.", "999")
    client.press("Read my answers again")
    assert client.says("Several days")
    client.press("Back to where I am")
    client.press("Answer GAD-7")


def client_answers_without_scripts(client: Person) -> None:
    client.press("Answer GAD-7")
    answers(client, [2, 2, 2, 2, 2, 2])
    client.press("I would rather not say")
    client.press("Change the answer to question 7")
    client.fill(answer="2")
    client.press("Save and go on")
    client.press("Send my answers")
    client.press("Back to where I am")
    assert client.says("Nothing at the moment.")


def clinician_looks(dot: Person) -> None:
    dot.press("Robin Vale")
    assert dot.says("Several days", "07700 900123", "Text message")
    dot.press("I take this over")
    dot.press("Close the alert")
    assert dot.says("Write what you did and what you agreed")
    dot.fill(outcome="Rang at ten past ten. No plan, no wish to act on it; sister with them today.")
    dot.press("Close the alert")
    assert dot.says("Saved. The alert is closed.", "No alert is open.")


def therapist_settles(ben: Person) -> None:
    """The first session: held, aims, agreement, note."""
    ben.press("Robin Vale")
    assert ben.says("Question 9 was answered “Several days”.")
    ben.press("It was held")
    ben.fill(text="We met. Robin spoke of the quarrels.")
    ben.press("Save as a draft")
    ben.press("Sign")
    assert ben.says("Say whether you asked about safety.")
    ben.fill(asked="yes", said="Not since Monday.", agreed="Robin rings Dot if it comes back.")
    ben.press("Sign")
    assert ben.says("Saved and signed.")
    ben.press("Write the aims")
    ben.press("Save")
    ben.fill(aim_1="To say it when something hurts.", aim_2="To see my sister again.")
    ben.press("Save")
    ben.press("Write the agreement")
    ben.press("Save")
    ben.fill(**TERMS)
    ben.press("Save")
    ben.press("Sign")
    assert ben.says("the client has not signed")


def client_signs(client: Person) -> None:
    client.press("Read and sign our agreement")
    client.press("Sign the agreement")
    client.fill(read="on")
    client.press("Sign the agreement")
    assert client.says("You signed this on 19 January 2027")


def therapist_shares_the_focus(ben: Person) -> None:
    ben.press("Courses")
    ben.press("Robin Vale")
    ben.press("Note what you settled: go on, other help, or stop")
    ben.fill(decision="continue")
    ben.press("Save")
    ben.press("Begin the focus")
    ben.fill(self=FOCUS["self"])
    ben.press("Save")
    assert ben.says("Before it can be shared")
    ben.fill(**FOCUS)
    ben.press("Save")
    ben.press("We spoke of it")
    ben.press("Save")
    ben.fill(spoken_in="4", spoken="on", copy="asked")
    ben.press("Save")
    assert ben.says("The client is asked on their pages whether they want a copy.")
    ben.go(ben.page.url.partition("/focus/")[0] + "/sessions/4/aims/")
    ben.fill(aim_1="4", aim_2="2")
    ben.press("Save")


def client_reads_the_focus(client: Person) -> None:
    """After a while it is asked again who they are, on whatever is most private."""
    client.house.minutes(20)
    client.press("Say if you want a copy of your focus here")
    client.fill(copy="yes")
    client.press("Save")
    assert client.says("You have been signed in for a while.")
    client.fill(password=PASSWORD)
    client.press("Go on")
    assert client.says("tired of me", "too much for people", "shared on 9 February 2027")


def supervisor_reads(eve: Person) -> None:
    eve.go("/work/supervision/")
    eve.press("Robin Vale")
    assert not eve.offers("Open the focus"), "a supervisor reads and does not write"
    eve.click(eve.page.get_by_role("link", name="Session 1: held"))
    assert eve.says("We met. Robin spoke of the quarrels.")
