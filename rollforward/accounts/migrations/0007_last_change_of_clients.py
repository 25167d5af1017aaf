from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_api_tokens'),
    ]

    operations = [
        migrations.AddField(
            model_name='firm',
            name='last_client_change',
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
