"""Short English articles as agencies write them: who met whom, when and where."""

from datetime import date

import pytest

from tests.reading.conftest import Reader
from tests.reading.plain.telling import told_in_full

pytestmark = pytest.mark.slow

# A name, the day of publication, the article, and its meetings.
ARTICLES = [
    ("reuters, sidelines", "2024-09-24", """NEW YORK, Sept 24 (Reuters) - Turkish President Tayyip Erdogan met his Iranian counterpart Masoud Pezeshkian on the sidelines of the U.N. General Assembly on Tuesday, his office said.
The two leaders discussed the war in Gaza. Erdogan also held separate talks with Iraqi Prime Minister Mohammed Shia al-Sudani and German Chancellor Olaf Scholz.""",
     ["Erdogan+Pezeshkian sidelines held 2024-09-24 New York", "Erdogan+al-Sudani talks held 2024-09-24 New York", "Erdogan+Scholz talks held 2024-09-24 New York"]),
    ("state department readout", "2024-07-18", """Secretary Blinken's Call with Turkish Foreign Minister Fidan
The following is attributable to Spokesperson Matthew Miller:
Secretary of State Antony J. Blinken spoke today with Turkish Foreign Minister Hakan Fidan. The Secretary and the Foreign Minister discussed the NATO Summit and efforts to reach a ceasefire in Gaza.""",
     ["Blinken+Fidan phone_call held 2024-07-18 -"]),
    ("state department, meeting", "2023-11-03", """Secretary Blinken's Meeting with Jordanian Foreign Minister Safadi
READOUT
Secretary of State Antony J. Blinken met today in Amman with Jordanian Deputy Prime Minister and Foreign Minister Ayman Safadi. They discussed the protection of civilians. The Secretary thanked the Foreign Minister for Jordan's leadership.""",
     ["Blinken+Safadi meeting held 2023-11-03 Amman"]),
    ("white house", "2023-05-22", """President Joe Biden welcomed South Korean President Yoon Suk Yeol to the White House on Monday. "Our alliance has never been stronger," Biden told reporters in the Oval Office. Yoon will address Congress on Thursday.""",
     ["Biden+Yeol meeting held 2023-05-22 Washington"]),
    ("phone call, told by kremlin", "2025-02-12", """MOSCOW, Feb 12 (Reuters) - Russian President Vladimir Putin spoke by telephone with U.S. President Donald Trump for almost an hour and a half, Kremlin spokesman Dmitry Peskov said on Wednesday.
Peskov told reporters that Putin had invited Trump to visit Moscow.""",
     ["Putin+Trump phone_call held 2025-02-12 -"]),
    ("a phone call with", "2024-08-07", """French President Emmanuel Macron held a phone call with Egypt's Abdel Fattah al-Sisi late on Tuesday, the Elysee Palace said. The call came a day after Macron spoke with Saudi Crown Prince Mohammed bin Salman.""",
     ["Macron+al-Sisi phone_call held 2024-08-06 -", "Macron+Salman talks held - -"]),
    ("xinhua, meets", "2023-10-18", """BEIJING, Oct. 18 (Xinhua) -- Chinese President Xi Jinping on Wednesday met with Vietnamese President Vo Van Thuong, who is here for the third Belt and Road Forum for International Cooperation.
Xi said China and Vietnam should deepen cooperation. Vo Van Thuong said that Vietnam firmly upholds the one-China policy.
Chinese Foreign Minister Wang Yi was present at the meeting.""",
     ["Jinping+Thuong meeting held 2023-10-18 Beijing"]),
    ("xinhua, visit", "2024-05-05", """PARIS, May 5 (Xinhua) -- Chinese President Xi Jinping arrived in Paris on Sunday for a state visit to France at the invitation of French President Emmanuel Macron.
Xi was warmly welcomed at the airport by French Prime Minister Gabriel Attal.""",
     ["Jinping+Macron visit held 2024-05-05 Paris", "Attal+Jinping meeting held 2024-05-05 France"]),
    ("anadolu, counterparts", "2024-10-11", """Turkish foreign minister meets Spanish counterpart in Ankara
ANKARA
Turkish Foreign Minister Hakan Fidan on Friday received his Spanish counterpart Jose Manuel Albares Bueno in the capital Ankara.
The two top diplomats held a joint press conference after the meeting.""",
     ["Bueno+Fidan meeting held 2024-10-11 Ankara"]),
    ("anadolu, phone", "2024-04-14", """Türkiye's Foreign Minister Hakan Fidan and his Iranian counterpart Hossein Amir-Abdollahian held a phone conversation on Sunday, Turkish diplomatic sources said.
Fidan also talked with British Foreign Secretary David Cameron over the phone.""",
     ["Amir-Abdollahian+Fidan phone_call held 2024-04-14 -", "Cameron+Fidan phone_call held 2024-04-14 -"]),
    ("bbc, sat down", "2024-01-10", """The US Secretary of State, Antony Blinken, has sat down with the Palestinian leader, Mahmoud Abbas, in Ramallah in the occupied West Bank. Protesters gathered outside. Mr Blinken is expected to travel to Bahrain later on Wednesday, where he will meet King Hamad bin Isa Al Khalifa.""",
     ["Abbas+Blinken meeting held 2024-01-10 Ramallah", "Blinken+Khalifa meeting planned 2024-01-10 Bahrain", "Blinken visit planned 2024-01-10 Bahrain"]),
    ("ap, hosted", "2024-02-09", """WASHINGTON (AP) — German Chancellor Olaf Scholz met with President Joe Biden at the White House on Friday as Congress remained deadlocked over aid to Ukraine.
"Without the support of the United States, Ukraine will have no chance," Scholz said at the start of the meeting.""",
     ["Biden+Scholz meeting held 2024-02-09 Washington"]),
    ("ap, is scheduled", "2024-03-14", """BUDAPEST, Hungary (AP) — Hungarian Prime Minister Viktor Orbán is scheduled to meet former U.S. President Donald Trump at Mar-a-Lago on Friday, his office confirmed.""",
     ["Orbán+Trump meeting planned 2024-03-15 Mar-a-Lago"]),
    ("called off", "2023-11-28", """LONDON, Nov 28 (Reuters) - British Prime Minister Rishi Sunak called off a meeting with Greek Prime Minister Kyriakos Mitsotakis scheduled for Tuesday in a row over the Parthenon Sculptures. Mitsotakis said he was annoyed that the meeting had been cancelled hours before it was due to take place.""",
     ["Mitsotakis+Sunak meeting cancelled 2023-11-28 -"]),
    ("denied a meeting", "2024-12-02", """BAGHDAD (Reuters) - The office of Iraqi Prime Minister Mohammed Shia al-Sudani denied media reports that he had met Syrian rebel commander Abu Mohammed al-Golani.""", []),
    ("denied having met", "2025-05-05", """Israeli Defence Minister Israel Katz denied having met Syrian Interior Minister Anas Khattab in Baku.""", []),
    ("would be willing", "2024-06-14", """Russian President Vladimir Putin would be willing to meet Ukrainian President Volodymyr Zelenskiy if Kyiv withdrew its troops, his foreign policy aide Yuri Ushakov said on Friday.""", []),
    ("could meet", "2025-08-07", """Trump and Putin could meet as early as next week, a White House official said. U.S. President Donald Trump told reporters there was a good chance of a meeting with Russian President Vladimir Putin.""", []),
    ("trilateral in doha", "2024-08-15", """DOHA, Aug 15 (Reuters) - Qatari Prime Minister Sheikh Mohammed bin Abdulrahman Al Thani hosted CIA Director William Burns and Egyptian intelligence chief Abbas Kamel for talks on a ceasefire in Gaza on Thursday.""",
     ["Burns+Kamel+Thani meeting held 2024-08-15 Doha"]),
    ("trilateral summit", "2024-05-27", """SEOUL, May 27 (Yonhap) -- South Korean President Yoon Suk Yeol, Japanese Prime Minister Fumio Kishida and Chinese Premier Li Qiang held a trilateral summit in Seoul on Monday, the first in more than four years.""",
     ["Kishida+Qiang+Yeol multilateral held 2024-05-27 Seoul"]),
    ("asean margins", "2024-07-27", """VIENTIANE -- Foreign Minister Retno Marsudi met with Vietnamese Foreign Minister Bui Thanh Son on the margins of the ASEAN Foreign Ministers' Meeting in Vientiane, Laos, on Saturday. She earlier had breakfast with Australia's Penny Wong.""",
     ["Marsudi+Son sidelines held 2024-07-27 Vientiane", "Marsudi+Wong meeting held - Vientiane"]),
    ("delegation", "2024-05-15", """ASTANA – Kazakh Prime Minister Olzhas Bektenov received a delegation led by the president of the European Bank for Reconstruction and Development, Odile Renaud-Basso, on May 15, the Prime Minister's press service reported.""",
     ["Bektenov+Renaud-Basso meeting held 2024-05-15 Astana"]),
    ("kazinform", "2024-11-05", """ASTANA. KAZINFORM – Kazakh President Kassym-Jomart Tokayev received Director-General of the International Atomic Energy Agency Rafael Mariano Grossi, Kazinform News Agency cites Akorda.
During the meeting, the sides discussed nuclear safety. Grossi thanked the Head of State for his support.""",
     ["Grossi+Tokayev meeting held 2024-11-05 Astana"]),
    ("akorda telephone", "2024-10-03", """The telephone conversation between President Kassym-Jomart Tokayev and President of Azerbaijan Ilham Aliyev took place
The Head of State held a telephone conversation with President of Azerbaijan Ilham Aliyev. The leaders discussed the prospects for strategic partnership.""",
     ["Aliyev+Tokayev phone_call held 2024-10-03 -"]),
    ("courtesy call", "2024-06-20", """Ambassador of India to Kazakhstan Dr. T.V. Nagendra Prasad paid a courtesy call on the Speaker of the Mazhilis Yerlan Koshanov in Astana on 19 June 2024.""",
     ["Koshanov+Prasad meeting held 2024-06-19 Astana"]),
    ("first-person post", "2024-09-10", """I was delighted to meet India's National Security Advisor Ajit Doval in St. Petersburg today, Kazakhstan's Gizat Nurdauletov wrote on X.""",
     ["Doval+Nurdauletov meeting held 2024-09-10 -"]),
    ("good meeting", "2023-07-12", """Zelenskiy wrote on Telegram that he had a good meeting with Canadian Prime Minister Justin Trudeau in Vilnius.
Ukrainian President Volodymyr Zelenskiy is attending the NATO summit in the Lithuanian capital.""",
     ["Trudeau+Zelenskiy meeting held 2023-07-12 Vilnius"]),
    ("co-chaired", "2024-12-04", """Azerbaijani Deputy Prime Minister Shahin Mustafayev and his Russian counterpart Alexei Overchuk co-chaired a meeting of the intergovernmental commission in Baku on December 4.""",
     ["Mustafayev+Overchuk multilateral held 2024-12-04 Baku"]),
    ("last week", "2024-06-25", """North Korean leader Kim Jong Un and Russian President Vladimir Putin signed a defence pact when they met in Pyongyang last week, state media said.""",
     ["Putin+Un meeting held 2024-06-17..2024-06-23 Pyongyang"]),
    ("later this month", "2024-10-02", """Indian Prime Minister Narendra Modi will travel to Kazan later this month to attend the BRICS summit, where he is expected to hold bilateral talks with Chinese President Xi Jinping.""",
     ["Jinping+Modi talks planned 2024-10 Kazan", "Modi visit planned 2024-10 Kazan"]),
    ("is due to meet", "2024-11-12", """GENEVA, Nov 12 (Reuters) - U.N. Syria envoy Geir Pedersen is due to meet Iranian Foreign Minister Abbas Araqchi in Geneva on Thursday, his office said.""",
     ["Araqchi+Pedersen meeting planned 2024-11-14 Geneva"]),
    ("spanish double surnames", "2024-06-09", """BRASILIA - Brazilian Foreign Minister Mauro Vieira hosted his Peruvian counterpart Javier González-Olaechea Franco on Monday. Vieira will fly to Asuncion on Wednesday to see Paraguay's Rubén Ramírez Lezcano.""",
     ["Franco+Vieira meeting held 2024-06-03 Brasilia", "Lezcano+Vieira meeting planned 2024-06-12 Asuncion", "Vieira visit planned 2024-06-12 Asuncion"]),
    ("korean envoys", "2024-10-16", """South Korean Vice Foreign Minister Kim Hong-kyun, U.S. Deputy Secretary of State Kurt Campbell and Japan's Vice Foreign Minister Masataka Okano met in Seoul on Wednesday.""",
     ["Campbell+Hong-kyun+Okano meeting held 2024-10-16 Seoul"]),
    ("mediation", "2023-10-01", """Charles Michel will bring together Ilham Aliyev and Nikol Pashinyan in Granada on October 5, the European Council president's spokeswoman said. Azerbaijan later said Aliyev would not attend.""",
     ["Aliyev+Michel+Pashinyan multilateral planned 2023-10-05 Granada"]),
    ("congratulations", "2024-11-06", """NATO Secretary General Mark Rutte congratulated Donald Trump on his election victory. Ukrainian President Volodymyr Zelenskiy recalled his "great meeting" with Trump in September.""",
     ["Trump+Zelenskiy meeting held 2024-09 -"]),
    ("letter", "2025-03-07", """U.S. President Donald Trump said he had sent a letter to Iran's Supreme Leader Ayatollah Ali Khamenei. Iranian Foreign Minister Abbas Araqchi said no talks would be held under pressure.""", []),
    ("film plot", "2024-02-01", """In the film, a young diplomat played by Rachel Weisz meets a British agent, played by Daniel Craig, in Tangier. Director Sam Mendes said the shooting took two months.""", []),
    ("sport", "2024-06-30", """Novak Djokovic will meet Carlos Alcaraz in the Wimbledon final on Sunday. The match starts at 2 pm.""", []),
    ("statement only", "2024-05-01", """British Foreign Secretary David Cameron said on Wednesday that Russia's Sergei Lavrov was lying. Lavrov had accused London of escalation, according to Russian news agencies.""", []),
    ("talks in riyadh", "2025-02-18", """RIYADH, Feb 18 (Reuters) - U.S. Secretary of State Marco Rubio and Russian Foreign Minister Sergei Lavrov held talks in Riyadh on Tuesday on ending the war in Ukraine. Rubio was accompanied by National Security Adviser Mike Waltz and Middle East envoy Steve Witkoff.""",
     ["Lavrov+Rubio talks held 2025-02-18 Riyadh"]),
    ("visited and met", "2024-08-23", """KYIV, Aug 23 (Reuters) - Indian Prime Minister Narendra Modi arrived in Kyiv on Friday and embraced Ukrainian President Volodymyr Zelenskiy at a memorial to children killed in the war.""",
     ["Modi visit held 2024-08-23 Kyiv", "Modi+Zelenskiy meeting held 2024-08-23 Kyiv"]),
    ("pope", "2024-06-14", """Pope Francis held bilateral meetings with Ukraine's President Volodymyr Zelenskiy, French President Emmanuel Macron and Indian Prime Minister Narendra Modi on the sidelines of the G7 summit in Borgo Egnazia, the Vatican said.""",
     ["Francis+Macron sidelines held 2024-06-14 Borgo Egnazia", "Francis+Modi sidelines held 2024-06-14 Borgo Egnazia", "Francis+Zelenskiy sidelines held 2024-06-14 Borgo Egnazia"]),
    ("un chief", "2024-07-15", """United Nations Secretary-General António Guterres held talks on Monday with Libya's Mohamed al-Menfi in Tripoli. The U.N. chief also spoke by phone with General Khalifa Haftar.""",
     ["Guterres+al-Menfi talks held 2024-07-15 Tripoli", "Guterres+Haftar phone_call held 2024-07-15 -"]),
    ("postponed trip", "2024-10-09", """U.S. President Joe Biden postponed a trip to Germany and Angola as Hurricane Milton barrelled towards Florida. He had been due to meet Chancellor Olaf Scholz in Berlin on Friday.""",
     ["Biden visit cancelled - Germany", "Biden visit cancelled - Angola", "Biden+Scholz meeting cancelled 2024-10-11 Berlin"]),
    ("put off on a day", "2023-02-04", """Antony Blinken on Friday postponed a visit to China. Mark Rutte's visit to Poland has been rescheduled for October 5.""",
     ["Blinken visit cancelled - China", "Rutte visit planned 2023-10-05 Poland"]),
    ("refused to see", "2024-04-17", """Netanyahu refused to take a call from German Foreign Minister Annalena Baerbock, Israeli media reported, but she did meet President Isaac Herzog in Jerusalem on Wednesday.
Israeli Prime Minister Benjamin Netanyahu's office declined to comment.""",
     ["Baerbock+Herzog meeting held 2024-04-17 Jerusalem"]),
    ("african", "2024-09-04", """BEIJING (Reuters) - Kenyan President William Ruto secured a deal for a railway in talks with Chinese President Xi Jinping at the Great Hall of the People in Beijing on Tuesday. Nigeria's Bola Tinubu met Xi the same day.""",
     ["Jinping+Ruto talks held 2024-09-03 Beijing", "Jinping+Tinubu meeting held 2024-09-03 Beijing"]),
    ("who is visiting", "2024-01-30", """TEHRAN -- Iranian President Ebrahim Raisi received Pakistan's caretaker Foreign Minister Jalil Abbas Jilani, who is visiting Tehran, on Monday. Earlier, Jilani had conferred with Foreign Minister Hossein Amir-Abdollahian.""",
     ["Jilani+Raisi meeting held 2024-01-29 Tehran", "Jilani visit held 2024-01-29 Tehran", "Amir-Abdollahian+Jilani meeting held - Tehran"]),
    ("introduced speaker", "2023-03-21", """Prime Minister of Japan Kishida Fumio, who made a surprise visit to Kyiv, met with President Volodymyr Zelensky on March 21, according to the Japanese Foreign Ministry.""",
     ["Fumio+Zelensky meeting held 2023-03-21 Kyiv", "Fumio visit held 2023-03-21 Kyiv"]),
    ("a lead without a side", "2026-08-30", """Kassym-Jomart Tokayev held a series of bilateral meetings on the sidelines of the SCO summit in Bishkek on August 29.
In particular, the Head of State met with Masoud Pezeshkian and Narendra Modi.""",
     ["Modi+Tokayev meeting held 2026-08-29 Bishkek", "Pezeshkian+Tokayev meeting held 2026-08-29 Bishkek"]),
    ("said on Thursday", "2026-04-09", """BERLIN, April 9 - Friedrich Merz will travel to Astana, a spokesman said on Thursday. A meeting with Kassym-Jomart Tokayev has been postponed, he said on Thursday.""",
     ["Merz visit planned - Astana", "Merz+Tokayev meeting cancelled - -"]),
    ("a small dateline", "2026-02-18", """Astana, 17 February 2026 – Deputy Foreign Minister Alibek Bakayev received Ambassador of Japan Yasumasa Iijima.""",
     ["Bakayev+Iijima meeting held 2026-02-17 Astana"]),
    ("later in the day", "2026-09-09", """Armen Grigoryan hosted Gizat Nurdauletov in Yerevan on 8 September.
The interlocutors touched upon regional security. Later in the day Nurdauletov was received by Nikol Pashinyan.""",
     ["Grigoryan+Nurdauletov meeting held 2026-09-08 Yerevan", "Nurdauletov+Pashinyan meeting held 2026-09-08 Yerevan"]),
    ("whose visit came", "2026-05-14", """TEHRAN – Abbas Araghchi arrived in Riyadh on Wednesday. The visit came days after Faisal bin Farhan's phone conversation with Marco Rubio.""",
     ["Araghchi visit held 2026-05-13 Riyadh", "Farhan+Rubio phone_call held - -"]),
    ("a list of days", "2026-05-05", """Sadyr Japarov held talks with Xi Jinping in Beijing on May 4, 24.kg reported.""",
     ["Japarov+Jinping talks held 2026-05-04 Beijing"]),
    ("the night before", "2026-11-07", """ANTALYA, Türkiye, Nov 7 - Luiz Inacio Lula da Silva met Antonio Guterres in Antalya on Saturday. He had arrived the night before and dined with Tayyip Erdogan.""",
     ["Guterres+Silva meeting held 2026-11-07 Antalya", "Erdogan+Silva meeting held 2026-11-06 Antalya"]),
    ("in two years", "2026-08-03", """Narendra Modi will visit Argentina. It will be Modi's second visit to Argentina in two years.""",
     ["Modi visit planned - Argentina"]),
    ("a dateline with a country", "2025-10-20", """New Delhi [India], October 19 (ANI): Prime Minister Narendra Modi met with Jozef Síkela.""",
     ["Modi+Síkela meeting held 2025-10-19 New Delhi"]),
    ("a dateline of an agency", "2025-10-12", """Baku. 12 October 2025. REPORT.AZ/ Azerbaijani Foreign Minister Jeyhun Bayramov met with Anne Boillon.""",
     ["Bayramov+Boillon meeting held 2025-10-12 Baku"]),
    ("the day before the city", "2025-10-19", """19 October 2025, Astana. Alibek Bakayev met with Jozef Síkela.""",
     ["Bakayev+Síkela meeting held 2025-10-19 Astana"]),
    ("at the host's", "2025-10-19", """President Kassym-Jomart Tokayev received Slovak Foreign Minister Juraj Blanár. Blanár was received by Prime Minister Olzhas Bektenov.""",
     ["Bektenov+Blanár meeting held 2025-10-19 Astana", "Blanár+Tokayev meeting held 2025-10-19 Astana"]),
    ("the meeting, in", "2026-11-26", """President Salva Kiir and Vice President Riek Machar held talks on Wednesday. The meeting, in Entebbe, was chaired by Yoweri Museveni.""",
     ["Kiir+Machar talks held 2026-11-25 Entebbe"]),
    ("a headline that knows less", "2026-01-08", """Mette Frederiksen heads to Greenland
COPENHAGEN - Danish Prime Minister Mette Frederiksen will fly to Greenland on Friday, her office said after a cabinet meeting on Thursday.""",
     ["Frederiksen visit planned 2026-01-09 Greenland"]),
    ("a visit of last year called off", "2026-02-26", """Emmanuel Macron will host Giorgia Meloni in Nice on March 6. A planned visit by Meloni to Toulouse last year was scrapped.""",
     ["Macron+Meloni meeting planned 2026-03-06 Nice", "Meloni visit cancelled - Toulouse"]),
    ("expected before it was called off", "2024-07-03", "Mark Rutte and Donald Tusk had been expected to meet in June, but the talks were called off.", ["Rutte+Tusk meeting cancelled - -"]),
    ("days in short before a visit", "2024-07-03", "Mark Rutte concluded his Dec. 5-6 official visit to Poland.", ["Rutte visit held 2023-12-05..2023-12-06 Poland"]),
    ("a clause after its day and city", "2024-07-03", "It opened in Riyadh on Tuesday, when Mark Rutte met Donald Tusk and the two sat down.", ["Rutte+Tusk meeting held 2024-07-02 Riyadh"]),
    ("a convention with the name of a city", "2024-07-03", "Mark Rutte praised the work of the Geneva Convention in Geneva Convention hall when he met Donald Tusk.", ["Rutte+Tusk meeting held 2024-07-03 -"]),
    ("a city that plays host", "2024-07-03", "Tashkent played host this spring to Mark Rutte, who met Donald Tusk.", ["Rutte+Tusk meeting held 2024-07-03 Tashkent"]),
    ("a bird, not a country", "2024-07-03", "Mark Rutte met Donald Tusk and in turkey they were at one.", ["Rutte+Tusk meeting held 2024-07-03 -"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [row[1:] for row in ARTICLES],
    ids=[row[0] for row in ARTICLES],
)
def test_reads_articles_of_agencies(
    published: str, text: str, expected: list[str], reader: Reader
) -> None:
    assert told_in_full(reader, text, date.fromisoformat(published)) == sorted(expected)
