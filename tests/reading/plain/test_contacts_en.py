"""Who met whom in English, by whole phrases: what is found and what is left alone."""

import pytest

from tests.reading.conftest import Reader
from tests.reading.plain.telling import told

pytestmark = pytest.mark.slow

FINDS = [
    # the verb and its other side
    ("met with", "President Kassym-Jomart Tokayev met with Foreign Minister Sergei Lavrov in Astana.", "Lavrov+Tokayev meeting held"),
    ("met, no preposition", "Turkish President Recep Tayyip Erdogan met Vladimir Putin in Sochi on Monday.", "Erdogan+Putin meeting held"),
    ("has met", "Prime Minister Olzhas Bektenov has also met with National Bank Governor Timur Suleimenov.", "Bektenov+Suleimenov meeting held"),
    ("received", "President Sadyr Japarov received Chinese Foreign Minister Wang Yi at his residence.", "Japarov+Yi meeting held"),
    ("was received by", "Chinese Foreign Minister Wang Yi was received by President Sadyr Japarov.", "Japarov+Yi meeting held"),
    ("was hosted by", "Hungarian Foreign Minister Peter Szijjarto was hosted by his Turkish counterpart Hakan Fidan in Ankara.", "Fidan+Szijjarto meeting held"),
    ("hosted", "Emmanuel Macron hosted German Chancellor Olaf Scholz for dinner in Paris.", "Macron+Scholz meeting held"),
    ("held talks with", "Uzbekistan's Foreign Minister Bakhtiyor Saidov held talks with his Kazakh counterpart Murat Nurtleu.", "Nurtleu+Saidov talks held"),
    ("had a meeting", "Antony Blinken had a lengthy meeting with Benjamin Netanyahu on Tuesday.", "Blinken+Netanyahu meeting held"),
    ("sat down with", "Volodymyr Zelensky sat down with Italian Prime Minister Giorgia Meloni in Rome.", "Meloni+Zelensky meeting held"),
    ("conferred with", "Kenyan President William Ruto conferred with António Guterres in Nairobi.", "Guterres+Ruto meeting held"),
    ("called on", "Ambassador Jane Smithson called on President Rustam Minnikhanov in Kazan.", "Minnikhanov+Smithson meeting held"),
    ("courtesy call", "The new envoy, Ambassador Jane Smithson, paid a courtesy call on Prime Minister Ana Brnabić.", "Brnabić+Smithson meeting held"),
    ("lunch", "Narendra Modi had a working lunch with Shigeru Ishiba in Tokyo.", "Ishiba+Modi meeting held"),
    ("dined with", "Mark Rutte dined with Donald Tusk in Warsaw last week.", "Rutte+Tusk meeting held"),
    ("discussed with", "Kaja Kallas discussed sanctions with Josep Borrell in Brussels.", "Borrell+Kallas talks held"),
    # both act
    ("and, met", "Emmanuel Macron and Olaf Scholz met in Berlin.", "Macron+Scholz meeting held"),
    ("and, held talks", "Presidents Ilham Aliyev and Nikol Pashinyan held talks in Abu Dhabi.", "Aliyev+Pashinyan talks held"),
    ("between", "The talks between Ilham Aliyev and Nikol Pashinyan lasted four hours.", "Aliyev+Pashinyan talks held"),
    ("possessive", "Xi Jinping's meeting with Vladimir Putin took place on Thursday.", "Jinping+Putin meeting held"),
    ("headline with a comma", "Tokayev, Mirziyoyev Discuss Water Ties in Turkistan\nPresident Kassym-Jomart Tokayev held talks with Shavkat Mirziyoyev.", "Mirziyoyev+Tokayev talks held"),
    ("exchanged views", "Sergei Lavrov exchanged views with Hossein Amir-Abdollahian in Moscow.", "Amir-Abdollahian+Lavrov meeting held"),
    ("is visiting", "Kassym-Jomart Tokayev received Jalil Abbas Jilani, who is visiting Astana.", "Jilani visit held; Jilani+Tokayev meeting held"),
    ("reached", "Iranian President Ebrahim Raisi reached Islamabad on Monday.", "Raisi visit held"),
    ("farewell visit", "Ambassador Jane Smithson paid a farewell visit to Prime Minister Edi Rama.", "Rama+Smithson meeting held"),
    ("in audience", "Pope Francis received in audience this morning the President of Ukraine, Volodymyr Zelensky.", "Francis+Zelensky meeting held"),
    ("a delegation from afar", "A delegation from the bloc led by Abdulsalami Abubakar met General Abdourahamane Tchiani.", "Abubakar+Tchiani meeting held"),
    ("delighted to meet", "Foreign Minister Murat Nurtleu was delighted to meet Hakan Fidan.", "Fidan+Nurtleu meeting held"),
    ("guests of one country", "President Kassym-Jomart Tokayev welcomed U.S. envoy Sergio Gor and Deputy Secretary of State Christopher Landau.", "Gor+Landau+Tokayev meeting held"),
    ("an adjective between", "Richard Nixon met the ailing Mao Zedong in Beijing.", "Nixon+Zedong meeting held"),
    ("she", "Olaf Scholz stayed at home. Annalena Baerbock flew to Israel. Scholz said so. She met Isaac Herzog there.", "Baerbock visit held; Baerbock+Herzog meeting held"),
    # lists
    ("one by one", "António Guterres met separately with Emomali Rahmon, Sadyr Japarov and Shavkat Mirziyoyev.", "Guterres+Japarov meeting held; Guterres+Mirziyoyev meeting held; Guterres+Rahmon meeting held"),
    ("repeated with", "Ursula von der Leyen held meetings with Keir Starmer and with Mark Carney in London.", "Carney+Leyen meeting held; Leyen+Starmer meeting held"),
    ("jointly", "Joe Biden held a trilateral meeting with Fumio Kishida and Yoon Suk Yeol at Camp David.", "Biden+Kishida+Yeol multilateral held"),
    ("two verbs", "David Lammy met Marco Rubio on Monday and spoke with Andrii Sybiha on Tuesday.", "Lammy+Rubio meeting held; Lammy+Sybiha talks held"),
    ("means without an article", "Recep Tayyip Erdogan talked over phone with his Russian counterpart Vladimir Putin.", "Erdogan+Putin phone_call held"),
    ("two heads of one guest", "Volodymyr Zelensky met with the Minister-President of North Rhine-Westphalia, the head of the Christian Democratic Union Armin Laschet.", "Laschet+Zelensky meeting held"),
    ("a surname without its particle", "President Abdel Fattah al-Sisi flew home. Sisi and Mohammed bin Salman met in Hangzhou.", "Salman+al-Sisi meeting held"),
    # told beside
    ("after talks with", "Antony Blinken flew to Riyadh after talks with Benjamin Netanyahu.", "Blinken visit held; Blinken+Netanyahu talks held"),
    ("following a call with", "Keir Starmer urged restraint following a phone call with Donald Trump.", "Starmer+Trump phone_call held"),
    ("at a meeting with", "At a meeting with Wang Yi, Kassym-Jomart Tokayev praised the Belt and Road.", "Tokayev+Yi meeting held"),
    ("after meeting", "After meeting Xi Jinping in Beijing, Viktor Orban spoke of peace.", "Jinping+Orban meeting held"),
    ("with whom", "Park Jin, with whom Antony Blinken lunched on Friday, praised the alliance.", "Blinken+Jin meeting held"),
    # calls
    ("spoke by phone", "Kassym-Jomart Tokayev spoke by phone with Ilham Aliyev.", "Aliyev+Tokayev phone_call held"),
    ("telephone conversation", "Vladimir Putin had a telephone conversation with Masoud Pezeshkian.", "Pezeshkian+Putin phone_call held"),
    ("and, on the phone", "Volodymyr Zelensky and Emmanuel Macron spoke on the phone on Sunday.", "Macron+Zelensky phone_call held"),
    ("before a summit", "Ten days before the summit in Samarkand, Emomali Rahmon and António Costa spoke via video link.", "Costa+Rahmon video_call held"),
    ("rang", "Antony Blinken rang Wang Yi on Friday.", "Blinken+Yi phone_call held"),
    ("video link", "Prime Minister Olzhas Bektenov spoke via video link with Adylbek Kasymaliev.", "Bektenov+Kasymaliev video_call held"),
    ("videoconference", "Murat Nurtleu held a videoconference with Annalena Baerbock.", "Baerbock+Nurtleu video_call held"),
    ("briefed by video link", "Charles Michel was briefed by phone, while Kassym-Jomart Tokayev briefed Josep Borrell by video link.", "Borrell+Tokayev video_call held"),
    # visits
    ("visited", "European Commission President Ursula von der Leyen visited Samarkand in April.", "Leyen visit held"),
    ("arrived in", "Turkish President Recep Tayyip Erdogan arrived in Tashkent on an official visit.", "Erdogan visit held"),
    ("state visit to", "Xi Jinping paid a state visit to Serbia.", "Jinping visit held"),
    ("possessive visit", "Sergei Lavrov's visit to Tashkent ended on Friday.", "Lavrov visit held"),
    # not yet, no more
    ("will meet", "Kassym-Jomart Tokayev will meet Xi Jinping next week.", "Jinping+Tokayev meeting planned"),
    ("is due to", "Sergei Lavrov is due to hold talks with Hakan Fidan in Antalya on Saturday.", "Fidan+Lavrov talks planned"),
    ("is scheduled to", "Chancellor Friedrich Merz is scheduled to receive Nikol Pashinyan on Friday.", "Merz+Pashinyan meeting planned"),
    ("headline, to visit", "Macron to visit Mongolia\nFrench President Emmanuel Macron will travel to Ulaanbaatar on July 21.", "Macron visit planned"),
    ("ahead of", "Marco Rubio landed in Ankara ahead of talks with Hakan Fidan.", "Fidan+Rubio talks planned; Rubio visit held"),
    ("postponed", "Frank-Walter Steinmeier's visit to Astana has been postponed.", "Steinmeier visit cancelled"),
    ("called off", "Volodymyr Zelensky called off a meeting with Donald Trump.", "Trump+Zelensky meeting cancelled"),
    ("shelved a visit", "Antony Blinken has shelved a visit to China.", "Blinken visit cancelled"),
    # whom words without a name mean
    ("he", "President Sadyr Japarov spoke in Osh. He then received Ambassador Jane Smithson.", "Japarov+Smithson meeting held"),
    ("the two leaders", "Kassym-Jomart Tokayev welcomed Shavkat Mirziyoyev to Turkistan. The two leaders held talks.", "Mirziyoyev+Tokayev meeting held"),
    ("their talks", "Giorgia Meloni and Edi Rama agreed on energy. Their talks lasted two hours.", "Meloni+Rama talks held"),
    ("the minister", "Foreign Minister Murat Nurtleu flew to Ankara. There the minister met with Hakan Fidan.", "Fidan+Nurtleu meeting held; Nurtleu visit held"),
    ("the Polish president", "Polish President Andrzej Duda arrived in Astana. Kassym-Jomart Tokayev received the Polish president at the Akorda.", "Duda visit held; Duda+Tokayev meeting held"),
    ("nobody is named", "Kassym-Jomart Tokayev met with the president of Zambia.", "president of Zambia/Tokayev meeting held"),
    ("the head of state", "President Ilham Aliyev received President Rustam Minnikhanov of Tatarstan. The head of state then received Ambassador Jane Smithson.", "Aliyev+Minnikhanov meeting held; Aliyev+Smithson meeting held"),
    ("presidents of two countries", "Emmanuel Macron and Friedrich Merz flew home. The presidents of Ukraine and France held a telephone conversation, and Volodymyr Zelensky was glad.", "Macron+Zelensky phone_call held"),
    ("he of whom it is said", "Alfred Mutua said that President Isaias Afwerki was in the country and that he will meet with President William Ruto.", "Afwerki+Ruto meeting planned"),
    ("he who is named next", "Wang Yi praised the ties. Before his talks with Hakan Fidan, John Kerry praised them too.", "Fidan+Kerry talks planned"),
    ("the Two Holy Mosques", "Joe Biden met Emmanuel Macron after a visit to Cairo by the Custodian of the Two Holy Mosques King Salman bin Abdulaziz.", "Abdulaziz visit held; Biden+Macron meeting held"),
    ("whose trip", "Emmanuel Macron slept. Mark Rutte's trip was long, and after his talks with Hakan Fidan everybody slept.", "Fidan+Rutte talks held; Rutte visit held"),
    ("a trip in order to meet", "Mark Rutte's next trip will be paid to London to meet with Keir Starmer.", "Rutte visit planned; Rutte+Starmer meeting planned"),
    ("what is expected of others", "Staffan de Mistura met Ambassador Hussam Aala in the first of what is expected to be weeks of talks.", "Aala+Mistura meeting held"),
    ("a briefing was cancelled", "A news conference after Barack Obama's meeting with Dilma Rousseff was canceled.", "Obama+Rousseff meeting held"),
    ("on the sidelines", "Kassym-Jomart Tokayev met Sergei Lavrov on the sidelines of the SCO summit.", "Lavrov+Tokayev sidelines held"),
]  # fmt: skip

LEAVES_ALONE = [
    ("did not meet", "Kassym-Jomart Tokayev did not meet with Sergei Lavrov."),
    ("never met", "Narendra Modi has never met Volodymyr Zelensky, an aide said."),
    ("denied", "The Kremlin denied that Vladimir Putin had met Viktor Orban."),
    ("ready to meet", "Vladimir Putin is ready to meet Volodymyr Zelensky."),
    ("offered", "Recep Tayyip Erdogan offered to host Vladimir Putin and Volodymyr Zelensky."),
    ("invited", "Kassym-Jomart Tokayev invited Emmanuel Macron to visit Astana."),
    ("would like", "Alexander Lukashenko would like to meet Donald Trump."),
    ("if", "If Vladimir Putin meets Donald Trump, markets will cheer."),
    ("could", "Xi Jinping could meet Joe Biden in Bali, analysts say."),
    ("hopes", "Nikol Pashinyan hopes to meet Ilham Aliyev soon."),
    ("refused", "Benjamin Netanyahu refused to meet Annalena Baerbock."),
    ("rumours", "Rumours of a meeting between Vladimir Putin and Joe Biden are baseless."),
    ("telegram", "Kassym-Jomart Tokayev sent a telegram of condolence to King Felipe VI."),
    ("congratulated", "Kassym-Jomart Tokayev congratulated Alexander Stubb on his election."),
    ("received a letter", "Kassym-Jomart Tokayev received a letter from Emmanuel Macron."),
    ("received an award", "Sergei Lavrov received the Order of Friendship, and Maria Zakharova applauded."),
    ("spoke about", "Viktor Orban spoke about Donald Trump on the radio."),
    ("called somebody something", "Donald Trump called Jerome Powell a fool."),
    ("called on to do", "Volodymyr Zelensky called on Olaf Scholz to send tanks."),
    ("criticised", "Marco Rubio criticised Xi Jinping in an interview."),
    ("appointed", "Kassym-Jomart Tokayev appointed Yermek Kosherbayev foreign minister."),
    ("shareholders", "Investors met management at the annual general meeting; chief executive Aigerim Bekova defended her pay."),
    ("sport", "Carlos Alcaraz met Jannik Sinner in the last match of the tournament."),
    ("another sense of met", "The deadline was met with the help of Sergei Lavrov."),
    ("quoted apart", "Dmitry Peskov said the ceasefire held. John Kirby told reporters he doubted it."),
    ("talks without a side", "Marco Rubio said that talks with lawmakers went well."),
    ("criticised a trip", "Narendra Modi visited a temple. Rahul Gandhi criticised the trip."),
    ("speculation", "There is speculation that Kim Jong Un will visit Moscow to see Vladimir Putin."),
    ("a habit", "The late Shinzo Abe often spoke to Donald Trump about golf."),
    ("welcomed a thing", "Marco Rubio welcomed Hakan Fidan's statement on Syria."),
    ("asked about", "Annalena Baerbock was asked about Donald Trump's talks with Vladimir Putin and declined to comment."),
    ("somebody's envoy", "Mohammed bin Salman's envoy handed a letter from the crown prince to Masoud Pezeshkian."),
    ("no plans", "The Kremlin said there were no plans for a meeting between Vladimir Putin and Olaf Scholz."),
    ("discussed a summit", "Marco Rubio discussed the summit with reporters. Donald Trump praised Vladimir Putin."),
    ("whether he would", "Kaja Kallas declined to say whether she would meet Sergei Lavrov."),
    ("on behalf of", "Fahd bin Mahmoud attended the Gulf summit on behalf of Sultan Haitham bin Tariq."),
    ("an opportunity", "Sergei Lavrov called the forum a good opportunity to talk with Rex Tillerson."),
    ("organisation of", "Aides agreed on the organization of a meeting between Vladimir Putin and Joe Biden."),
    ("an invitation", "Kassym-Jomart Tokayev thanked Vladimir Putin for the invitation to visit Sochi."),
    ("brought about", "Antony Blinken and Sergei Lavrov praised efforts to bring about peace."),
    ("signed before", "Isaias Afwerki and William Ruto praised the agreement signed in November."),
    ("imagined", "Imagine Donald Trump and Xi Jinping in the same garden."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in FINDS], ids=[row[0] for row in FINDS]
)
def test_finds_who_met(text: str, expected: str, reader: Reader) -> None:
    assert told(reader, text) == expected


@pytest.mark.parametrize(
    "text", [row[1] for row in LEAVES_ALONE], ids=[row[0] for row in LEAVES_ALONE]
)
def test_leaves_alone_what_is_no_contact(text: str, reader: Reader) -> None:
    assert told(reader, text) == ""
